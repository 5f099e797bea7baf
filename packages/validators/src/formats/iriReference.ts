import { matchesReference } from './matchesReference.ts';
import { referencePattern } from './referencePattern.ts';
import { PRIVATE_CHARS, UNICODE_CHARS } from './unicodeChars.ts';

/** An IRI or a relative reference of RFC 3987. */
export function iriReference(text: string): boolean {
  return matchesReference(IRI_REFERENCE, text);
}

const IRI_REFERENCE = /* @__PURE__ */ referencePattern({
  isAbsolute: false,
  more: UNICODE_CHARS,
  moreInQuery: PRIVATE_CHARS,
});
