import { matchesReference } from './matchesReference.ts';
import { referencePattern } from './referencePattern.ts';

/** An absolute URI of RFC 3986. */
export function uri(text: string): boolean {
  return matchesReference(URI, text);
}

const URI = /* @__PURE__ */ referencePattern({ isAbsolute: true });
