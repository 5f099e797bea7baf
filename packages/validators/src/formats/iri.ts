import { matchesReference } from './matchesReference.ts';
import { referencePattern } from './referencePattern.ts';
import { PRIVATE_CHARS, UNICODE_CHARS } from './unicodeChars.ts';

/** An absolute IRI of RFC 3987. */
export function iri(text: string): boolean {
  return matchesReference(IRI, text);
}

const IRI = /* @__PURE__ */ referencePattern({ isAbsolute: true, more: UNICODE_CHARS, moreInQuery: PRIVATE_CHARS });
