import { type DeliveryRow, type DeliveryTable, deliveryTables } from '../deliveryRows.ts';
import { type Html, html } from '../html.ts';
import { markdownHtml, markdownLine } from '../markdown.ts';
import { linkTo } from '../paths.ts';
import type { ProviderEntry } from '../site.ts';
import { DELIVERY_ORIGINS, eventCount, listText, sourceText } from '../words.ts';
import { eventTable } from './eventTable.ts';
import { inlineHtml } from './inlineHtml.ts';
import { linksHtml } from './linksHtml.ts';
import { tagsHtml } from './marksHtml.ts';
import type { Page } from './page.ts';

export function providerPage(entry: ProviderEntry): Page {
  const { provider, path, events } = entry;
  return {
    path,
    title: entry.title,
    summary: markdownLine(provider.description) || `Webhook events of ${entry.title}`,
    above: [],
    main: html`<article>
<header class="intro">
<h1>${entry.title}</h1>
${markdownHtml(provider.description, { headingsBelow: 1 })}
${tagsHtml(provider.tags, path)}
${linksHtml(provider.docs)}
</header>
<section id="events" aria-labelledby="events-title">
<h2 id="events-title">${eventCount(events)}</h2>
${eventTable(events, { from: path })}
</section>
${deliveryTables(provider.webhook).map(deliveryHtml)}
${pingHtml(entry)}
${notesHtml(entry)}
<p class="quiet source">Defined in <code>${sourceText(provider.source)}</code></p>
</article>`,
    aside: contentsHtml(entry),
  };
}

function contentsHtml({ provider }: ProviderEntry): Html {
  const sections = [
    { id: 'events', title: 'Events' },
    ...deliveryTables(provider.webhook),
    { id: 'ping', title: 'Test event' },
    ...(provider.webhook.notes === undefined ? [] : [{ id: 'notes', title: 'Good to know' }]),
  ];
  return html`<nav class="aside" aria-label="On this page">
<h2>On this page</h2>
<ul>
${sections.map(
  ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>
`,
)}</ul>
</nav>`;
}

function deliveryHtml({ id, title, origin, description, rows, unknown }: DeliveryTable): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}${
    origin !== undefined && html` <span class="mark origin-${origin}">${DELIVERY_ORIGINS[origin]}</span>`
  }</h2>
${origin === 'hookbook' && html`<p class="note">The vendor publishes nothing here. What follows is our choice, not the vendor’s.</p>`}
${markdownHtml(description)}
${
  rows.length > 0 &&
  html`<dl class="delivery">
${rows.map(rowHtml)}</dl>`
}
${unknown.length > 0 && html`<p class="quiet">Not published: ${listText(unknown)}.</p>`}
</section>`;
}

function rowHtml({ label, words, prose }: DeliveryRow): Html {
  const value = prose === undefined ? inlineHtml(words) : markdownHtml(prose, { headingsBelow: 3 });
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>
`;
}

function pingHtml({ provider, events, path }: ProviderEntry): Html {
  const { ping } = provider.webhook;
  const event = events.find((entry) => entry.event.type === ping);
  const name = html`<code>${ping}</code>`;
  return html`<section id="ping" aria-labelledby="ping-title">
<h2 id="ping-title">Test event</h2>
<p>${
    ping === undefined
      ? html`None is published.`
      : html`${event ? html`<a href="${linkTo(event.path, { from: path })}">${name}</a>` : name} is sent when an endpoint is registered.`
  }</p>
</section>`;
}

function notesHtml({ provider }: ProviderEntry): Html | undefined {
  if (provider.webhook.notes === undefined) return undefined;
  return html`<section id="notes" aria-labelledby="notes-title">
<h2 id="notes-title">Good to know</h2>
${markdownHtml(provider.webhook.notes)}
</section>`;
}
