import { matchesReference } from './matchesReference.ts';
import { referencePattern } from './referencePattern.ts';

/** A URI or a relative reference of RFC 3986. */
export function uriReference(text: string): boolean {
  return matchesReference(URI_REFERENCE, text);
}

const URI_REFERENCE = /* @__PURE__ */ referencePattern({ isAbsolute: false });
