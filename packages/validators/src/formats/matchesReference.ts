import { ipv6 } from './ipv6.ts';
import { matches } from './matches.ts';

/** Whether the text is a reference of that pattern, IP literals included. */
export function matchesReference(pattern: RegExp, text: string): boolean {
  return matches(pattern, text) || (text.includes('[') && matches(pattern, withoutAddress(text)));
}

/** The text with an IP literal cut out of its authority; unchanged where that is not a valid one. */
function withoutAddress(text: string): string {
  const [start = '', user, address = ''] = /^[^/?#[]*\/\/([^/?#[]*@)?\[([^\]]*)\](?=[:/?#]|$)/.exec(text) ?? [];
  if (!ipv6(address) && !FUTURE_ADDRESS.test(address)) return text;
  // The user stays, and an empty one is put in where there is none: what follows must not be read as a user.
  return start.slice(0, -address.length - 2) + (user ? '' : '@') + text.slice(start.length);
}

const FUTURE_ADDRESS = /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i;
