import { linkTo } from '../model/paths.ts';
import type { DeliveryRow, Inline } from '../model/sections.ts';
import { type Html, html } from '../text/html.ts';
import { proseHtml } from '../text/prose.ts';

/** A sentence. `from` is the page that contains it. */
export function inlineHtml(text: readonly Inline[], from: string): readonly Html[] {
  return text.map((part) => partHtml(part, from));
}

function partHtml(part: Inline, from: string): Html {
  if (typeof part === 'string') return html`${part}`;
  if ('code' in part) return html`<code>${part.code}</code>`;
  const { path, query, fragment } = part.to;
  return html`<a href="${linkTo(path, { from })}${query !== undefined && `?q=${encodeURIComponent(query)}`}${fragment !== undefined && `#${fragment}`}">${partHtml(part.link, from)}</a>`;
}

/** Facts about delivery, each with its label. */
export function deliveryRowsHtml(rows: readonly DeliveryRow[], from: string): Html | undefined {
  if (rows.length === 0) return undefined;
  return html`<dl class="delivery">
${rows.map(
  ({ label, value, prose }) =>
    html`<div><dt>${label}</dt><dd>${
      value.length > 0 && prose !== undefined ? html`<p>${inlineHtml(value, from)}</p>` : inlineHtml(value, from)
    }${prose !== undefined && proseHtml(prose, { headingsBelow: 3 })}</dd></div>\n`,
)}</dl>`;
}
