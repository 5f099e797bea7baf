import type { Since } from '@hookbook/contract';
import { docProse, sinceText, wrapProse } from '@hookbook/contract/text';

/** Markdown of a spec, safe inside a comment and with long lines wrapped. */
export function proseText(text: string): string {
  return wrapProse(docProse(text).trim());
}

/** A note that the maintainers inferred something, and from what; empty without a reason. */
export function inferredText(reason: string | undefined): string {
  return reason === undefined ? '' : proseText(`Inferred, not published by the vendor: ${reason}`);
}

/** `Since node SDK 1.6.0 (2024-06).`; empty if nothing is known. */
export function sinceSentence(since: Since | undefined): string {
  const text = since ? sinceText(since) : '';
  return text === '' ? '' : `Since ${docProse(text)}.`;
}

/** Joins the paragraphs that are not empty, with a blank line in between. */
export function joinParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}
