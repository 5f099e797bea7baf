import { firstSentence } from '@hookbook/contract/text';
import { deliverySummary } from '../model/deliverySummary.ts';
import { eventCount } from '../model/labels.ts';
import { HOME, linkTo } from '../model/paths.ts';
import { searchTerms } from '../model/shape/searchTerms.ts';
import type { ProviderEntry, SchemaEntry, Site } from '../model/site.ts';
import { withoutEmptyParagraphs } from '../text/emptyParagraphs.ts';
import { type Html, html, trustedHtml } from '../text/html.ts';
import { firstParagraph, proseHtml } from '../text/prose.ts';
import { eventTable, termsHtml } from './eventTable.ts';
import { inlineHtml } from './inlineHtml.ts';
import type { Page } from './page.ts';

export function homeHtml({ title, description, providers }: Site): Page {
  const events = providers.flatMap((provider) => provider.events);
  const summary =
    firstParagraph(description) ||
    `${eventCount(events)} from ${providers.length === 1 ? '1 provider' : `${providers.length} providers`}`;
  return {
    path: HOME,
    title,
    summary,
    main: html`<header class="intro">
<h1>${title}</h1>
<p class="lead">${summary}</p>
</header>
${events.length > 0 && filterHtml(events.length)}
<section aria-labelledby="providers-title" class="unfiltered">
<h2 id="providers-title">Providers</h2>
<ul class="cards">
${providers.map(cardHtml)}</ul>
</section>
<section aria-labelledby="events-title" id="events">
<h2 id="events-title">Events</h2>
${providers.map(groupHtml)}
</section>
${aboutHtml(description)}`,
  };
}

/** Hidden until the script shows it, because filtering needs the script. */
function filterHtml(events: number): Html {
  return html`<form class="filter" role="search" hidden>
<label for="filter">Find an event</label>
<input id="filter" name="q" type="search" autocomplete="off" spellcheck="false" placeholder="event, provider, tag, property or value" aria-describedby="filter-status">
<p id="filter-status"><span role="status">${events} events</span><span class="keys"> · <kbd>/</kbd> to search, <kbd>Esc</kbd> to clear</span></p>
</form>`;
}

function cardHtml({ title, path, provider, events }: ProviderEntry): Html {
  const [eventType, signature] = deliverySummary(provider.webhook);
  return html`<li class="card">
<h3><a href="${linkTo(path, { from: HOME })}">${title}</a></h3>
<p>${firstSentence(firstParagraph(provider.description))}</p>
<dl>
<div><dt>Events</dt><dd>${events.length}</dd></div>
${[eventType, signature].map(
  (row) => row && html`<div><dt>${row.label}</dt><dd>${inlineHtml(row.value, HOME)}</dd></div>\n`,
)}</dl>
</li>\n`;
}

function groupHtml({ title, path, events, provider, schemas }: ProviderEntry): Html {
  return html`<section class="group" aria-labelledby="group.${provider.slug}" data-words="${provider.name} ${title}">
<h3 id="group.${provider.slug}"><a href="${linkTo(path, { from: HOME })}">${title}</a> <span class="quiet count">${eventCount(events)}</span></h3>
${eventTable(events, { from: HOME, searchable: true })}
${schemas.length > 0 && schemasHtml(schemas)}</section>\n`;
}

/** What the script finds events by, because they use these schemas. */
function schemasHtml(schemas: readonly SchemaEntry[]): Html {
  return html`<ul class="schemas" hidden>
${schemas.map((schema) => trustedHtml(schema.text('search', () => schemaItem(schema).text)))}</ul>\n`;
}

function schemaItem({ path, definition, shapes }: SchemaEntry): Html {
  const { shape, definitions } = shapes();
  const terms = termsHtml(searchTerms(shape, definitions));
  return html`<li${terms}><a href="${linkTo(path, { from: HOME })}">${definition.name}</a></li>\n`;
}

function aboutHtml(description: string): Html | undefined {
  if (withoutEmptyParagraphs(description).trim() === '') return undefined;
  return html`<section aria-labelledby="about-title" id="about" class="unfiltered">
<h2 id="about-title">About this contract</h2>
${proseHtml(description)}
</section>`;
}
