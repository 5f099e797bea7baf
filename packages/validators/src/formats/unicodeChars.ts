/** `iprivate` of RFC 3987, for a character class in Unicode mode. */
export const PRIVATE_CHARS = '\\ue000-\\uf8ff\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}';

/** `ucschar` of RFC 3987, likewise. */
export const UNICODE_CHARS = /* @__PURE__ */ unicodeChars();

function unicodeChars(): string {
  let chars = '\\xa0-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef\\u{e1000}-\\u{efffd}';
  // The last two characters of each plane are none.
  for (const plane of '123456789abcd') chars += `\\u{${plane}0000}-\\u{${plane}fffd}`;
  return chars;
}
