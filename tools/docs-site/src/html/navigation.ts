import { linkTo } from '../model/paths.ts';
import type { Section } from '../model/sections.ts';
import type { EventEntry, GuideEntry, ProviderEntry } from '../model/site.ts';
import { breakable, type Html, html } from '../text/html.ts';

/** The messages of a provider that a page lists: if there are many, those around it. */
export interface ListedMessages {
  /** How many the provider has. */
  readonly count: number;
  /** One after another. */
  readonly messages: readonly { readonly path: string; readonly type: string }[];
}

/** `current` is the message that the page is about, if it is about one. */
export function listedMessages({ messages }: ProviderEntry, current?: EventEntry): ListedMessages {
  const listed = messagesAround(messages, current);
  return { count: messages.length, messages: listed.map(({ path, event }) => ({ path, type: event.type })) };
}

/** The pages of a provider, beside each of them, and a link to all if they are too many. */
export function providerNavigation(
  { title, path }: ProviderEntry,
  { count, messages }: ListedMessages,
  from: string,
): Html {
  const isPart = messages.length > 0 && messages.length < count;
  const all = isPart ? html`All ${count} events` : html`Overview`;
  const pages = [{ path, name: all }, ...messages.map((message) => ({ ...message, name: breakable(message.type) }))];
  return asideHtml(title, `Pages of ${title}`, pages, from);
}

function asideHtml(title: string, label: string, pages: readonly LinkedPage[], from: string): Html {
  return html`<nav class="aside" aria-label="${label}">
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
function messagesAround(messages: readonly EventEntry[], current: EventEntry | undefined): readonly EventEntry[] {
  if (messages.length <= MAX_ENTRIES) return messages;
  if (!current) return [];
  const start = Math.min(Math.max(0, current.index - NEIGHBOURS), messages.length - 2 * NEIGHBOURS);
  return messages.slice(start, start + 2 * NEIGHBOURS);
}

/** The pages before and after the page of an event, in the order of the provider's events. */
export function neighboursHtml({ messages }: ListedMessages, from: string): Html | undefined {
  const current = messages.findIndex(({ path }) => path === from);
  const neighbour = (rel: 'prev' | 'next', label: string, message: ListedMessages['messages'][number] | undefined) =>
    message && neighbourLink(rel, label, { path: message.path, name: breakable(message.type) }, from);
  return html`<nav class="neighbours" aria-label="Other events">
${neighbour('prev', 'Previous event', messages[current - 1])}${neighbour('next', 'Next event', messages[current + 1])}</nav>`;
}

export function relatedHtml({ related, path: from }: EventEntry): Html | undefined {
  if (related.length === 0) return undefined;
  const links = related.map(
    ({ path, type }, index) => html`${index > 0 && ', '}<a href="${linkTo(path, { from })}">${breakable(type)}</a>`,
  );
  return html`<p class="related">Related events: ${links}</p>\n`;
}

interface LinkedPage {
  readonly path: string;
  readonly name: Html | string;
}

function neighbourLink(rel: 'prev' | 'next', label: string, { path, name }: LinkedPage, from: string): Html {
  return html`<a rel="${rel}" href="${linkTo(path, { from })}"><small>${label}</small> ${name}</a>\n`;
}

/** All guides, beside each of them. */
export function guideNavigation(guides: readonly GuideEntry[], from: string): Html {
  return asideHtml(
    'Guides',
    'Guides',
    guides.map(({ path, guide }) => ({ path, name: guide.title })),
    from,
  );
}

/** The guides before and after a guide, in reading order. */
export function guideNeighbours(guides: readonly GuideEntry[], from: string): Html | undefined {
  if (guides.length < 2) return undefined;
  const current = guides.findIndex(({ path }) => path === from);
  const neighbour = (rel: 'prev' | 'next', label: string, entry: GuideEntry | undefined) =>
    entry && neighbourLink(rel, label, { path: entry.path, name: entry.guide.title }, from);
  return html`<nav class="neighbours" aria-label="Other guides">
${neighbour('prev', 'Previous guide', guides[current - 1])}${neighbour('next', 'Next guide', guides[current + 1])}</nav>`;
}

/** The sections of a page. */
export function sectionNavigation(sections: readonly Section[]): Html {
  return html`<nav class="jump" aria-label="On this page">
<ul>
${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ul>
</nav>`;
}
