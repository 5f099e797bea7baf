import type { DeliveryRow, Inline } from '../model/delivery/deliveryRow.ts';
import { type Html, html } from '../text/html.ts';
import { markdownHtml } from '../text/proseHtml.ts';

/** Facts of delivery, each under its label. */
export function deliveryHtml(rows: readonly DeliveryRow[]): Html | undefined {
  if (rows.length === 0) return undefined;
  return html`<dl class="delivery">
${rows.map(rowHtml)}</dl>`;
}

function rowHtml({ label, words, prose }: DeliveryRow): Html {
  const value = prose === undefined ? inlineHtml(words) : markdownHtml(prose, { headingsBelow: 3 });
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>
`;
}

export function inlineHtml(words: readonly Inline[]): Html {
  return html`${words.map((word) => (typeof word === 'string' ? word : html`<code>${word.code}</code>`))}`;
}
