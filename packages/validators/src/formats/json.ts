import { matches } from './matches.ts';

/** A JSON pointer of RFC 6901. */
export function jsonPointer(text: string): boolean {
  return (text === '' || text.charCodeAt(0) === 47) && !INVALID_ESCAPE.test(text);
}

/** A relative JSON pointer of draft-handrews-relative-json-pointer-01, without index manipulation. */
export function relativeJsonPointer(text: string): boolean {
  // The number before the pointer contains no `~`, so the whole text can be checked for invalid escapes.
  return matches(RELATIVE_START, text) && jsonPointer(`/${text}`);
}

const INVALID_ESCAPE = /~(?![01])/;

const RELATIVE_START = /^(?:0|[1-9]\d*)(?:#?$|\/)/;
