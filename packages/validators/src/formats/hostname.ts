import { isIdnaName } from './idna/isIdnaName.ts';

/** A host name of RFC 1123 in ASCII; labels that stand for Unicode ones (`xn--…`) are checked as RFC 5891 says. */
export function hostname(text: string): boolean {
  return text.length < 254 && HOSTNAME.test(text) && (!ENCODED_LABEL.test(text) || isIdnaName(text.split('.')));
}

const HOSTNAME = /^(?:[\dA-Za-z](?:[\dA-Za-z-]{0,61}[\dA-Za-z])?(?:\.(?!$)|$))+$/;
const ENCODED_LABEL = /(?:^|\.)xn--/i;
