import { mailboxPattern, matchesMailbox } from './mailbox.ts';

/** `Mailbox` of RFC 5321 as RFC 6531 extends it to all of Unicode. */
export function idnEmail(text: string): boolean {
  return matchesMailbox(IDN_EMAIL, text);
}

const IDN_EMAIL = /* @__PURE__ */ mailboxPattern('\\x80-\\ud7ff\\ue000-\\u{10ffff}');
