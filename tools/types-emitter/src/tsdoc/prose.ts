import type { DocSyntax } from '@hookbook/contract/docs';
import { codeSpan, docJson, docProse, wrapProse } from '@hookbook/contract/text';

/** Text of a spec in TSDoc blocks. */
export const TSDOC: DocSyntax = {
  prose: proseText,
  code: codeSpan,
  json: docJson,
  type: (name) => `{@link ${name}}`,
};

/** Markdown of a spec, safe inside a comment and with long lines wrapped. */
export function proseText(text: string): string {
  return wrapProse(docProse(text).trim());
}
