import type { Since } from '../../contract.ts';
import { docProse } from '../../literal.ts';
import { wrapProse } from './wrapProse.ts';

/** Prose of a spec, in lines that fit into a file. */
export function proseText(text: string): string {
  return wrapProse(docProse(text).trim());
}

/** Why something is a conclusion of ours; empty where nothing is. */
export function inferredText(reason: string | undefined): string {
  return reason === undefined ? '' : proseText(`Inferred, not published by the vendor: ${reason}`);
}

/** Since when: `Since node SDK 1.6.0 (2024-06).` */
export function sinceText(since: Since | undefined): string {
  if (!since) return '';
  const { of = '', version = '', date = '' } = since;
  const what = [of, version].filter((part) => part !== '').join(' ');
  const when = what === '' || date === '' ? date : `(${date})`;
  const text = [what, when].filter((part) => part !== '').join(' ');
  return text === '' ? '' : `Since ${docProse(text)}.`;
}

/** Paragraphs with an empty line in between. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
