import { firstSentence } from '@hookbook/contract/text';

/** Longer sentences explain an event rather than sum it up. */
const MAX_LENGTH = 300;

/** The first sentence of a description as plain text; undefined if the description does not begin with a sentence. */
export function summaryOf(description: string): string | undefined {
  const [paragraph = ''] = description.trim().split(/\n\s*\n/, 1);
  if (NO_SENTENCE.test(paragraph) || UNDERLINE.test(paragraph) || HTML.test(paragraph)) return undefined;
  const sentence = firstSentence(withoutMarkdown(paragraph));
  return sentence === '' || sentence.length > MAX_LENGTH ? undefined : sentence;
}

/** Headings, lists, quotations, tables, pictures and code. */
const NO_SENTENCE = /^(?:#|[-*+>]\s|\d+[.)]\s|\||!\[|`{3}|~{3})/;
const UNDERLINE = /\n\s*(?:=+|-+)\s*(?:\n|$)/;
const HTML = /<[a-z/!]/i;

function withoutMarkdown(paragraph: string): string {
  return paragraph
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/\*([^*\s][^*]*)\*/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
