import { mailboxPattern, matchesMailbox } from './mailbox.ts';

/** `Mailbox` of RFC 5321. */
export function email(text: string): boolean {
  return matchesMailbox(EMAIL, text);
}

const EMAIL = /* @__PURE__ */ mailboxPattern();
