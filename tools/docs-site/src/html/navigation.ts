import { linkTo } from '../model/paths.ts';
import type { ProviderEntry } from '../model/site.ts';
import { breakable, type Html, html } from '../text/html.ts';

/** Beside every page of a provider: all its pages. */
export function pagesOfProvider({ title, path, events }: ProviderEntry, from: string): Html {
  const pages = [
    { path, name: html`Overview` },
    ...events.map((entry) => ({ path: entry.path, name: breakable(entry.event.type) })),
  ];
  return html`<nav class="aside" aria-label="Pages of ${title}">
<h2>${title}</h2>
<ul>
${pages.map(
  (page) =>
    html`<li><a href="${linkTo(page.path, { from })}"${page.path === from && html` aria-current="page"`}>${page.name}</a></li>
`,
)}</ul>
</nav>`;
}

/** What stands further down on the page. */
export function onThisPage(sections: readonly { readonly id: string; readonly title: string }[]): Html {
  return html`<nav class="jump" aria-label="On this page">
<ul>
${sections.map(
  ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>
`,
)}</ul>
</nav>`;
}
