import { DELIVERY_ORIGINS } from '../model/labels.ts';
import { linkTo } from '../model/paths.ts';
import type { FactsOfProviders, FactsRow } from '../model/sections.ts';
import { type Html, html } from '../text/html.ts';
import { badgeHtml } from './badgesHtml.ts';
import { inlineHtml } from './inlineHtml.ts';

/** A row for each provider. On small screens each cell has the heading of its column. */
export function factsHtml({ columns, rows }: FactsOfProviders, from: string): Html {
  return html`<table class="compare">
<thead><tr><th scope="col">Provider</th>${columns.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => rowHtml(row, columns, from))}</tbody>
</table>`;
}

function rowHtml({ provider, path, isChosen, cells }: FactsRow, columns: readonly string[], from: string): Html {
  const badge = isChosen && html` ${badgeHtml(DELIVERY_ORIGINS.hookbook, 'origin-hookbook')}`;
  const isUnknown = cells.every((cell) => cell.length === 0);
  return html`<tr>
<th scope="row"><a href="${linkTo(path, { from })}">${provider}</a>${badge}</th>
${
  isUnknown
    ? html`<td class="quiet" colspan="${columns.length}">not published</td>\n`
    : cells.map(
        (cell, index) =>
          html`<td data-label="${columns[index]}">${cell.length === 0 ? html`<span class="quiet">not published</span>` : inlineHtml(cell, from)}</td>\n`,
      )
}</tr>\n`;
}
