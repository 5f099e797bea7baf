import { isIdnaName } from './idna/isIdnaName.ts';

/** A host name of RFC 1123 or an internationalised one of RFC 5890, with any of its four kinds of dots. */
export function idnHostname(text: string): boolean {
  return text.length < 507 && isIdnaName(text.split(/[.\u3002\uff0e\uff61]/));
}
