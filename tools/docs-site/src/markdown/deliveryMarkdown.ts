import type { DeliveryRow, Inline } from '../model/delivery/deliveryRow.ts';
import { lineDescription, wordsText } from './markdownText.ts';
import { spanText } from './membersMarkdown.ts';

/** Facts of delivery as a list. */
export function deliveryMarkdown(rows: readonly DeliveryRow[]): string {
  return rows
    .map(({ label, words, prose }) => `- ${label}: ${prose === undefined ? inlineText(words) : lineDescription(prose)}`)
    .join('\n');
}

function inlineText(words: readonly Inline[]): string {
  return words
    .map((word) => (typeof word === 'string' ? wordsText(word) : spanText(word.code)))
    .join('')
    .trim();
}
