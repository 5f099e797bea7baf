import { jsonPointer } from './jsonPointer.ts';
import { matches } from './matches.ts';

/** A relative JSON pointer as draft-handrews-relative-json-pointer-01 has it, without index manipulation. */
export function relativeJsonPointer(text: string): boolean {
  // Nothing before the pointer could be taken for an escape.
  return matches(START, text) && jsonPointer(`/${text}`);
}

const START = /^(?:0|[1-9]\d*)(?:#?$|\/)/;
