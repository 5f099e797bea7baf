import type { Since } from '@hookbook/contract';
import { docProse, sinceText } from '@hookbook/contract/text';
import { wrapProse } from './wrapProse.ts';

/** Prose of a spec, in lines that fit into a file. */
export function proseText(text: string): string {
  return wrapProse(docProse(text).trim());
}

/** Why something is a conclusion of ours; empty where nothing is. */
export function inferredText(reason: string | undefined): string {
  return reason === undefined ? '' : proseText(`Inferred, not published by the vendor: ${reason}`);
}

/** `Since node SDK 1.6.0 (2024-06).`; empty where nothing is known. */
export function sinceSentence(since: Since | undefined): string {
  const text = since ? sinceText(since) : '';
  return text === '' ? '' : `Since ${docProse(text)}.`;
}

/** Paragraphs with an empty line in between. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
