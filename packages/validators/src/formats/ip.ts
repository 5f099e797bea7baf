/** Four decimal octets without leading zeros (RFC 2673). */
export function ipv4(text: string): boolean {
  return text.length < 16 && IPV4.test(text);
}

/** An address in one of the forms of RFC 4291, without a zone. */
export function ipv6(text: string): boolean {
  if (text.length > 45) return false;
  if (text.includes('.')) {
    const at = text.lastIndexOf(':') + 1;
    return at > 0 && ipv4(text.slice(at)) && ipv6(`${text.slice(0, at)}0:0`);
  }
  const [left = '', right, more] = text.split('::');
  if (right === undefined) return countGroups(left) === 8;
  return more === undefined && countGroups(left) + countGroups(right) < 8;
}

/** The number of groups of hexadecimal digits; 9, more than any address has, if one of them is invalid. */
function countGroups(text: string): number {
  if (text === '') return 0;
  return GROUPS.test(text) ? text.split(':').length : 9;
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

const GROUPS = /^[\da-f]{1,4}(?::[\da-f]{1,4})*$/i;
