import { ipv6 } from './ip.ts';
import { matches } from './matches.ts';

/** An absolute URI of RFC 3986. */
export function uri(text: string): boolean {
  return matchesReference(URI, text);
}

/** A URI or a relative reference of RFC 3986. */
export function uriReference(text: string): boolean {
  return matchesReference(URI_REFERENCE, text);
}

/** An absolute IRI of RFC 3987. */
export function iri(text: string): boolean {
  return matchesReference(IRI, text);
}

/** An IRI or a relative reference of RFC 3987. */
export function iriReference(text: string): boolean {
  return matchesReference(IRI_REFERENCE, text);
}

/** `iprivate` of RFC 3987, for a character class in Unicode mode. */
export const PRIVATE_CHARS = '\\ue000-\\uf8ff\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}';

/** `ucschar` of RFC 3987, for a character class in Unicode mode. */
export const UNICODE_CHARS = /* @__PURE__ */ unicodeChars();

const URI = /* @__PURE__ */ referencePattern({ isAbsolute: true });

const URI_REFERENCE = /* @__PURE__ */ referencePattern({ isAbsolute: false });

const IRI = /* @__PURE__ */ referencePattern({
  isAbsolute: true,
  extraChars: UNICODE_CHARS,
  extraQueryChars: PRIVATE_CHARS,
});

const IRI_REFERENCE = /* @__PURE__ */ referencePattern({
  isAbsolute: false,
  extraChars: UNICODE_CHARS,
  extraQueryChars: PRIVATE_CHARS,
});

function unicodeChars(): string {
  let chars = '\\xa0-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef\\u{e1000}-\\u{efffd}';
  // The last two code points of each plane are not characters.
  for (const plane of '123456789abcd') chars += `\\u{${plane}0000}-\\u{${plane}fffd}`;
  return chars;
}

interface ReferenceGrammar {
  /** False for a reference, which may be relative. */
  readonly isAbsolute: boolean;
  /** Characters that are allowed besides those of RFC 3986, in the syntax of a character class. */
  readonly extraChars?: string;
  /** The same, for the query only. */
  readonly extraQueryChars?: string;
}

/** The grammar of RFC 3986 without IP literals. With the extra characters of RFC 3987, its grammar. */
function referencePattern({ isAbsolute, extraChars = '', extraQueryChars = '' }: ReferenceGrammar): RegExp {
  const run = (chars: string) => {
    const set = `[${chars}${extraChars}\\w.~!$&'()*+,;=-]*`;
    return `${set}(?:%[\\dA-Fa-f]{2}${set})*`;
  };
  const scheme = '[A-Za-z][\\dA-Za-z+.-]*:';
  const start = isAbsolute ? scheme : `(?:${scheme}|(?![^/?#]*:))`;
  // First without a user, which is rare: searching for its `@` first would read most hosts twice.
  const authority = `\\/\\/(?:|${run(':')}@)${run('')}(?::\\d*)?(?=[/?#]|$)`;
  const query = `(?:\\?${run(`:@/?${extraQueryChars}`)})?`;
  return new RegExp(
    `^${start}(?:${authority}|(?!\\/\\/))${run(':@/')}${query}(?:#${run(':@/?')})?$`,
    extraChars && 'u',
  );
}

/** Whether the text matches the pattern, directly or with an IP literal as its host. */
function matchesReference(pattern: RegExp, text: string): boolean {
  return matches(pattern, text) || (text.includes('[') && matches(pattern, withoutAddress(text)));
}

/** Removes a valid IP literal from the authority. Any other text is returned unchanged. */
function withoutAddress(text: string): string {
  const [start = '', user, address = ''] = /^[^/?#[]*\/\/([^/?#[]*@)?\[([^\]]*)\](?=[:/?#]|$)/.exec(text) ?? [];
  if (!ipv6(address) && !FUTURE_ADDRESS.test(address)) return text;
  // Without a user, an empty one is added: otherwise the text after the literal could be read as a user.
  return start.slice(0, -address.length - 2) + (user ? '' : '@') + text.slice(start.length);
}

const FUTURE_ADDRESS = /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i;
