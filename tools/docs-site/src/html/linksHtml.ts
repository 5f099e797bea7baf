import type { DocsLink, Tag } from '@hookbook/contract';
import { HOME, linkTo } from '../model/paths.ts';
import type { SchemaEntry } from '../model/site.ts';
import { type Html, html } from '../text/html.ts';
import { escapeInvisible, safeUrl } from '../text/untrusted.ts';

/** Links to the vendor's pages. An address that is neither a web nor a mail address appears as text. */
export function docsLinksHtml(links: readonly DocsLink[]): Html | undefined {
  if (links.length === 0) return undefined;
  return html`<ul class="links" aria-label="Vendor documentation">
${links.map((link) => html`<li>${docsLinkHtml(link)}</li>\n`)}</ul>`;
}

function docsLinkHtml({ url, description }: DocsLink): Html {
  const safe = safeUrl(url);
  const text = description ?? url;
  if (safe === undefined) return html`${text} <code>${url}</code>`;
  return html`<a href="${safe}" rel="noopener noreferrer">${text}</a> <span class="quiet">${new URL(safe).host}</span>`;
}

/** Tags that search for themselves on the home page. */
export function tagsHtml(tags: readonly Tag[], from: string): Html | undefined {
  if (tags.length === 0) return undefined;
  return html`<ul class="tags" aria-label="Tags">
${tags.map(
  ({ name, description }) =>
    html`<li><a href="${linkTo(HOME, { from })}?q=${encodeURIComponent(escapeInvisible(name))}"${
      description !== undefined && html` title="${description}"`
    }>${name}</a></li>\n`,
)}</ul>`;
}

export function schemaLinksHtml(schemas: readonly SchemaEntry[], from: string): Html {
  return html`<ul class="schemas">
${schemas.map(
  ({ path, definition, summary }) =>
    html`<li><a href="${linkTo(path, { from })}"><code>${definition.name}</code></a> <span class="quiet">${summary}</span></li>\n`,
)}</ul>`;
}
