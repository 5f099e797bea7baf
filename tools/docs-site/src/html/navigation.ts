import { linkTo } from '../model/paths.ts';
import type { Section } from '../model/sections.ts';
import type { ProviderEntry } from '../model/site.ts';
import { breakable, type Html, html } from '../text/html.ts';

/** All pages of a provider, beside each of them. */
export function providerNavigation({ title, path, events, commands }: ProviderEntry, from: string): Html {
  const pages = [
    { path, name: html`Overview` },
    ...[...events, ...commands].map((entry) => ({ path: entry.path, name: breakable(entry.event.type) })),
  ];
  return html`<nav class="aside" aria-label="Pages of ${title}">
<h2>${title}</h2>
<ul>
${pages.map(
  (page) =>
    html`<li><a href="${linkTo(page.path, { from })}"${page.path === from && html` aria-current="page"`}>${page.name}</a></li>\n`,
)}</ul>
</nav>`;
}

/** The sections of a page. */
export function sectionNavigation(sections: readonly Section[]): Html {
  return html`<nav class="jump" aria-label="On this page">
<ul>
${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ul>
</nav>`;
}
