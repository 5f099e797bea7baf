import { ipv4 } from './ipv4.ts';

/** An address in one of the forms of RFC 4291, without a zone. */
export function ipv6(text: string): boolean {
  if (text.length > 45) return false;
  if (text.includes('.')) {
    const at = text.lastIndexOf(':') + 1;
    return at > 0 && ipv4(text.slice(at)) && ipv6(`${text.slice(0, at)}0:0`);
  }
  const [left = '', right, more] = text.split('::');
  if (right === undefined) return groups(left) === 8;
  return more === undefined && groups(left) + groups(right) < 8;
}

function groups(text: string): number {
  if (text === '') return 0;
  return GROUPS.test(text) ? text.split(':').length : 9;
}

const GROUPS = /^[\da-f]{1,4}(?::[\da-f]{1,4})*$/i;
