import { deliveryTables } from '../deliveryRows.ts';
import { type Html, html } from '../html.ts';
import { markdownHtml, markdownLine } from '../markdown.ts';
import { HOME, linkTo } from '../paths.ts';
import type { ProviderEntry, Site } from '../site.ts';
import { eventCount } from '../words.ts';
import { eventTable } from './eventTable.ts';
import { inlineHtml } from './inlineHtml.ts';
import type { Page } from './page.ts';

export function homePage(site: Site): Page {
  const events = site.providers.flatMap((provider) => provider.events);
  return {
    path: HOME,
    title: site.title,
    summary: summaryOf(site),
    above: [],
    main: html`<header class="intro">
<h1>${site.title}</h1>
<p class="lead">${summaryOf(site)}</p>
</header>
<section aria-labelledby="providers-title">
<h2 id="providers-title">Providers</h2>
<ul class="cards">
${site.providers.map(cardHtml)}</ul>
</section>
<section aria-labelledby="events-title" id="events">
<h2 id="events-title">All events</h2>
${filterHtml(events.length)}
${site.providers.map(groupHtml)}
</section>
${aboutHtml(site)}`,
  };
}

function summaryOf({ description, providers }: Site): string {
  const events = providers.flatMap((provider) => provider.events);
  return markdownLine(description) || `${eventCount(events)} of ${providers.length} providers`;
}

function aboutHtml({ description }: Site): Html | undefined {
  if (description.trim() === '') return undefined;
  return html`<section aria-labelledby="about-title" id="about">
<h2 id="about-title">About this contract</h2>
${markdownHtml(description)}
</section>`;
}

/** Hidden until the script shows it: without the script there is nothing to filter with. */
function filterHtml(events: number): Html {
  return html`<form class="filter" role="search" hidden>
<label for="filter">Filter by provider, event, meaning, tag or field</label>
<input id="filter" name="q" type="search" autocomplete="off" spellcheck="false" aria-describedby="filter-status">
<p id="filter-status" role="status">${events} events</p>
</form>`;
}

function cardHtml({ title, path, provider, events }: ProviderEntry): Html {
  const [places, signature] = deliveryTables(provider.webhook);
  return html`<li class="card">
<h3><a href="${linkTo(path, { from: HOME })}">${title}</a></h3>
<p>${firstSentence(markdownLine(provider.description))}</p>
<dl>
<div><dt>Events</dt><dd>${events.length}</dd></div>
<div><dt>Event type</dt><dd>${inlineHtml(places?.rows[0]?.words ?? [])}</dd></div>
<div><dt>Signature</dt><dd>${signature?.origin === undefined ? 'not published' : inlineHtml(signature.rows[0]?.words ?? [])}${
    signature?.origin === 'hookbook' && ' (our choice)'
  }</dd></div>
</dl>
</li>
`;
}

function firstSentence(line: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
}

function groupHtml({ title, path, events, provider }: ProviderEntry): Html {
  return html`<section class="group" aria-labelledby="group.${provider.slug}">
<h3 id="group.${provider.slug}"><a href="${linkTo(path, { from: HOME })}">${title}</a> <span class="quiet">${eventCount(events)}</span></h3>
${eventTable(events, { from: HOME, searchable: true })}
</section>
`;
}
