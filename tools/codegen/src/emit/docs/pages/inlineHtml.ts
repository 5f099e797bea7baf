import type { Inline } from '../delivery/deliveryRow.ts';
import { type Html, html } from '../html.ts';

export function inlineHtml(words: readonly Inline[]): Html {
  return html`${words.map((word) => (typeof word === 'string' ? word : html`<code>${word.code}</code>`))}`;
}
