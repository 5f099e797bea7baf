import { linkTo } from '../model/paths.ts';
import type { Section } from '../model/sections.ts';
import type { EventEntry, ProviderEntry } from '../model/site.ts';
import { breakable, type Html, html } from '../text/html.ts';

/** The pages of a provider, beside each of them. If there are many, those around the page and a link to all. */
export function providerNavigation({ title, path, events, commands }: ProviderEntry, from: string): Html {
  const entries = [...events, ...commands];
  const listed = entriesAround(entries, from);
  const isPart = listed.length > 0 && listed.length < entries.length;
  const all = isPart ? html`All ${entries.length} events` : html`Overview`;
  const pages = [
    { path, name: all },
    ...listed.map((entry) => ({ path: entry.path, name: breakable(entry.event.type) })),
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

/** Every page has the list, so it must not grow with the provider. */
const MAX_ENTRIES = 40;
const NEIGHBOURS = 3;

/** Events are sorted by type, so those around a page belong to the same subject. */
function entriesAround(entries: readonly EventEntry[], from: string): readonly EventEntry[] {
  if (entries.length <= MAX_ENTRIES) return entries;
  const current = entries.findIndex(({ path }) => path === from);
  if (current === -1) return [];
  const start = Math.min(Math.max(0, current - NEIGHBOURS), entries.length - 2 * NEIGHBOURS);
  return entries.slice(start, start + 2 * NEIGHBOURS);
}

/** The pages before and after a page, in the order of the provider's events. */
export function neighboursHtml({ events, commands }: ProviderEntry, from: string): Html | undefined {
  const entries = [...events, ...commands];
  const current = entries.findIndex(({ path }) => path === from);
  const neighbours = [
    { entry: entries[current - 1], rel: 'prev', label: 'Previous event' },
    { entry: entries[current + 1], rel: 'next', label: 'Next event' },
  ];
  const links = neighbours.map(
    ({ entry, rel, label }) =>
      entry &&
      html`<a rel="${rel}" href="${linkTo(entry.path, { from })}"><small>${label}</small> ${breakable(entry.event.type)}</a>\n`,
  );
  return html`<nav class="neighbours" aria-label="Other events">\n${links}</nav>`;
}

/** The sections of a page. */
export function sectionNavigation(sections: readonly Section[]): Html {
  return html`<nav class="jump" aria-label="On this page">
<ul>
${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ul>
</nav>`;
}
