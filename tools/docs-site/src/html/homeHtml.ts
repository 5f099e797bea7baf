import { deliverySummary } from '../model/delivery/deliverySummary.ts';
import { eventCount } from '../model/labels.ts';
import { HOME, linkTo } from '../model/paths.ts';
import type { ProviderEntry, Site } from '../model/site.ts';
import { type Html, html } from '../text/html.ts';
import { markdownHtml, markdownLine } from '../text/proseHtml.ts';
import { inlineHtml } from './deliveryHtml.ts';
import { eventTable } from './eventTable.ts';
import type { Page } from './page.ts';

export function homePage(site: Site): Page {
  const events = site.providers.flatMap((provider) => provider.events);
  return {
    path: HOME,
    title: site.title,
    summary: summaryOf(site),
    parents: [],
    main: html`<header class="intro">
<h1>${site.title}</h1>
<p class="lead">${summaryOf(site)}</p>
</header>
${filterHtml(events.length)}
<section aria-labelledby="providers-title" class="unfiltered">
<h2 id="providers-title">Providers</h2>
<ul class="cards">
${site.providers.map(cardHtml)}</ul>
</section>
<section aria-labelledby="events-title" id="events">
<h2 id="events-title">Events</h2>
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
  return html`<section aria-labelledby="about-title" id="about" class="unfiltered">
<h2 id="about-title">About this contract</h2>
${markdownHtml(description)}
</section>`;
}

/** Hidden until the script shows it: without the script there is nothing to filter with. */
function filterHtml(events: number): Html {
  return html`<form class="filter" role="search" hidden>
<label for="filter">Find an event</label>
<input id="filter" name="q" type="search" autocomplete="off" spellcheck="false" placeholder="event, provider, tag, field or value" aria-describedby="filter-status">
<p id="filter-status"><span role="status">${events} events</span><span class="keys"> · <kbd>/</kbd> to search, <kbd>Esc</kbd> to clear</span></p>
</form>`;
}

function cardHtml({ title, path, provider, events }: ProviderEntry): Html {
  const [eventType, signature] = deliverySummary(provider.webhook);
  return html`<li class="card">
<h3><a href="${linkTo(path, { from: HOME })}">${title}</a></h3>
<p>${firstSentence(markdownLine(provider.description))}</p>
<dl>
<div><dt>Events</dt><dd>${events.length}</dd></div>
${[eventType, signature].map(
  (fact) =>
    fact &&
    html`<div><dt>${fact.label}</dt><dd>${inlineHtml(fact.words)}</dd></div>
`,
)}</dl>
</li>
`;
}

function firstSentence(line: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
}

function groupHtml({ title, path, events, provider }: ProviderEntry): Html {
  return html`<section class="group" aria-labelledby="group.${provider.slug}">
<h3 id="group.${provider.slug}"><a href="${linkTo(path, { from: HOME })}">${title}</a> <span class="quiet count">${eventCount(events)}</span></h3>
${eventTable(events, { from: HOME, searchable: true })}
</section>
`;
}
