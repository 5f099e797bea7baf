import { ipv4 } from './ipv4.ts';
import { ipv6 } from './ipv6.ts';
import { matches } from './matches.ts';

/** `Mailbox` of RFC 5321 but for address literals; `more` characters for a character class make it that of RFC 6531. */
export function mailboxPattern(more = ''): RegExp {
  const atom = `[${more}\\w!#$%&'*+/=?^\`{|}~-]+`;
  const quoted = `"(?:[ !#-[\\]-~${more}]|\\\\[ -~])*"`;
  const label = `[\\dA-Za-z${more}](?:[\\dA-Za-z${more}-]*[\\dA-Za-z${more}])?`;
  return new RegExp(`^(?:${atom}(?:\\.${atom})*|${quoted})@${label}(?:\\.${label})*$`, more && 'u');
}

/** Whether the text is a mailbox of that pattern, address literals included. */
export function matchesMailbox(pattern: RegExp, text: string): boolean {
  if (!text.endsWith(']')) return matches(pattern, text);
  const at = text.lastIndexOf('@[');
  const address = text.slice(at + 2, -1);
  const isAddress = /^IPv6:/i.test(address) ? ipv6(address.slice(5)) : ipv4(address);
  return at > 0 && isAddress && matches(pattern, `${text.slice(0, at)}@host`);
}
