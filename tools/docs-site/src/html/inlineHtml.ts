import { linkTo } from '../model/paths.ts';
import type { DeliveryRow, Inline, LinkTarget, PageLinks } from '../model/sections.ts';
import { type Html, html } from '../text/html.ts';
import { type AddressOf, proseHtml } from '../text/prose.ts';

/** A sentence. `from` is the page that contains it. */
export function inlineHtml(text: readonly Inline[], from: string): readonly Html[] {
  return text.map((part) => partHtml(part, from));
}

function partHtml(part: Inline, from: string): Html {
  if (typeof part === 'string') return html`${part}`;
  if ('code' in part) return html`<code>${part.code}</code>`;
  return html`<a href="${linkAddress(part.to, from)}">${partHtml(part.link, from)}</a>`;
}

/** The address of a page of the site. `from` is the page that links to it. */
export function linkAddress({ path, query, fragment }: LinkTarget, from: string): string {
  const search = query === undefined ? '' : `?q=${encodeURIComponent(query)}`;
  return `${linkTo(path, { from })}${search}${fragment === undefined ? '' : `#${fragment}`}`;
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

/** The links of a text in Markdown to pages of the site. */
export function addressesOf(links: PageLinks | undefined, from: string): AddressOf | undefined {
  if (!links) return undefined;
  return (address) => {
    const target = links.get(address);
    return target && linkAddress(target, from);
  };
}
