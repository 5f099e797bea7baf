import { ipv4, ipv6 } from './ip.ts';
import { matches } from './matches.ts';

/** `Mailbox` of RFC 5321. */
export function email(text: string): boolean {
  return matchesMailbox(EMAIL, text);
}

/** `Mailbox` of RFC 5321, extended to Unicode by RFC 6531. */
export function idnEmail(text: string): boolean {
  return matchesMailbox(IDN_EMAIL, text);
}

const EMAIL = /* @__PURE__ */ mailboxPattern();

const IDN_EMAIL = /* @__PURE__ */ mailboxPattern('\\x80-\\ud7ff\\ue000-\\u{10ffff}');

/** `Mailbox` without address literals. `extraChars`, in the syntax of a character class, are allowed everywhere. */
function mailboxPattern(extraChars = ''): RegExp {
  const atom = `[${extraChars}\\w!#$%&'*+/=?^\`{|}~-]+`;
  const quoted = `"(?:[ !#-[\\]-~${extraChars}]|\\\\[ -~])*"`;
  const label = `[\\dA-Za-z${extraChars}](?:[\\dA-Za-z${extraChars}-]*[\\dA-Za-z${extraChars}])?`;
  return new RegExp(`^(?:${atom}(?:\\.${atom})*|${quoted})@${label}(?:\\.${label})*$`, extraChars && 'u');
}

/** Whether the text matches the pattern, or has an address literal such as `[127.0.0.1]` in place of the domain. */
function matchesMailbox(pattern: RegExp, text: string): boolean {
  if (!text.endsWith(']')) return matches(pattern, text);
  const at = text.lastIndexOf('@[');
  const address = text.slice(at + 2, -1);
  const isAddress = /^IPv6:/i.test(address) ? ipv6(address.slice(5)) : ipv4(address);
  return at > 0 && isAddress && matches(pattern, `${text.slice(0, at)}@host`);
}
