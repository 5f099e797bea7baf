import type { DocsLink } from '@hookbook/contract';
import { type Html, html } from '../text/html.ts';
import { safeUrl } from '../text/safeUrl.ts';

/** Links to the vendor's pages. An address that is no web or mail address shows as text. */
export function linksHtml(links: readonly DocsLink[]): Html | undefined {
  if (links.length === 0) return undefined;
  return html`<ul class="links" aria-label="Vendor documentation">
${links.map(
  (link) => html`<li>${linkHtml(link)}</li>
`,
)}</ul>`;
}

function linkHtml({ url, description }: DocsLink): Html {
  const safe = safeUrl(url);
  const text = description ?? url;
  if (safe === undefined) return html`${text} <code>${url}</code>`;
  return html`<a href="${safe}" rel="noopener noreferrer">${text}</a> <span class="quiet">${new URL(safe).host}</span>`;
}
