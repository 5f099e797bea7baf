import { type DeliveryTable, deliveryTables } from '../model/delivery/deliveryTables.ts';
import { DELIVERY_ORIGINS, eventCount, listText, sourceText } from '../model/labels.ts';
import { linkTo } from '../model/paths.ts';
import type { ProviderEntry } from '../model/site.ts';
import { type Html, html } from '../text/html.ts';
import { markdownHtml, markdownLine } from '../text/proseHtml.ts';
import { tagsHtml } from './badgesHtml.ts';
import { codeBlock } from './codeBlock.ts';
import { deliveryHtml } from './deliveryHtml.ts';
import { eventTable } from './eventTable.ts';
import { linksHtml } from './linksHtml.ts';
import { onThisPage, pagesOfProvider } from './navigation.ts';
import type { Page } from './page.ts';

export function providerPage(entry: ProviderEntry): Page {
  const { provider, path, events } = entry;
  return {
    path,
    title: entry.title,
    summary: markdownLine(provider.description) || `Webhook events of ${entry.title}`,
    parents: [],
    main: html`<article>
<header class="intro">
<h1>${entry.title}</h1>
${markdownHtml(provider.description, { headingsBelow: 1 })}
${linksHtml(provider.docs)}
${tagsHtml(provider.tags, path)}
${onThisPage(sectionsOf(entry))}
</header>
<section id="events" aria-labelledby="events-title">
<h2 id="events-title">${eventCount(events)}</h2>
${eventTable(events, { from: path })}
</section>
${deliveryTables(provider.webhook).map(tableHtml)}
${pingHtml(entry)}
${notesHtml(entry)}
<p class="quiet source">Defined in <code>${sourceText(provider.source)}</code></p>
</article>`,
    aside: pagesOfProvider(entry, path),
  };
}

function sectionsOf({ provider }: ProviderEntry): readonly { readonly id: string; readonly title: string }[] {
  return [
    { id: 'events', title: 'Events' },
    ...deliveryTables(provider.webhook),
    { id: 'ping', title: 'Test event' },
    ...(provider.webhook.notes === undefined ? [] : [{ id: 'notes', title: 'Good to know' }]),
  ];
}

function tableHtml({ id, title, origin, description, rows, unknown, code }: DeliveryTable): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}${
    origin !== undefined && html` <span class="mark origin-${origin}">${DELIVERY_ORIGINS[origin]}</span>`
  }</h2>
${origin === 'hookbook' && html`<p class="note">The vendor publishes nothing here. What follows is our choice, not the vendor’s.</p>`}
${markdownHtml(description)}
${deliveryHtml(rows)}
${unknown.length > 0 && html`<p class="quiet">Not published: ${listText(unknown)}.</p>`}
${code && codeBlock('TypeScript for Node', code)}
</section>
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
