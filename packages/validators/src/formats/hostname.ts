import { isIdnaName } from './idna/isIdnaName.ts';

/** A host name of RFC 1123 in ASCII. Encoded Unicode labels (`xn--…`) must be valid according to RFC 5891. */
export function hostname(text: string): boolean {
  return text.length < 254 && HOSTNAME.test(text) && (!ENCODED_LABEL.test(text) || isIdnaName(text.split('.')));
}

/** A host name of RFC 1123, or an internationalised one of RFC 5890 with any of its four kinds of dots. */
export function idnHostname(text: string): boolean {
  return text.length < 507 && isIdnaName(text.split(/[.\u3002\uff0e\uff61]/));
}

const HOSTNAME = /^(?:[\dA-Za-z](?:[\dA-Za-z-]{0,61}[\dA-Za-z])?(?:\.(?!$)|$))+$/;

const ENCODED_LABEL = /(?:^|\.)xn--/i;
