import { firstSentence } from '@hookbook/contract/text';
import { deliverySummary } from '../model/deliverySummary.ts';
import { CONTRACT_DOWNLOADS, feedDownloads } from '../model/downloads.ts';
import { eventGroups, hasManyEvents } from '../model/eventGroups.ts';
import { eventCount } from '../model/labels.ts';
import { homeSections } from '../model/pageSections.ts';
import { HOME, linkTo } from '../model/paths.ts';
import type { GuideEntry, ProviderEntry, Site } from '../model/site.ts';
import { withoutEmptyParagraphs } from '../text/emptyParagraphs.ts';
import { type Html, html } from '../text/html.ts';
import { firstParagraph, proseHtml } from '../text/prose.ts';
import { downloadsHtml } from './downloadsHtml.ts';
import { eventTable } from './eventTable.ts';
import { inlineHtml } from './inlineHtml.ts';
import type { Page } from './page.ts';
import { payloadCheckLink } from './payloadCheckHtml.ts';
import { sectionHtml } from './sectionHtml.ts';

export function homeHtml(site: Site): Page {
  const { title, description, providers, guides, hasPayloadCheck } = site;
  const events = providers.flatMap((provider) => provider.events);
  const summary =
    firstParagraph(description) ||
    `${eventCount(events)} from ${providers.length === 1 ? '1 provider' : `${providers.length} providers`}`;
  const isLarge = hasManyEvents(providers);
  const { start } = homeSections(site);
  return {
    path: HOME,
    title,
    summary,
    downloads: [...CONTRACT_DOWNLOADS, ...(site.releases.length > 0 ? feedDownloads(site) : [])],
    main: html`<div class="columns">
<header class="intro">
<h1>${title}</h1>
<p class="lead">${summary}</p>
${events.length > 0 && findHtml(providers)}${events.length > 0 && searchHtml()}
${hasPayloadCheck && payloadCheckLink()}
</header>
${
  start &&
  html`<div class="side">
${sectionHtml(start, HOME, site.text)}
</div>
`
}<div class="body">
<section aria-labelledby="providers-title">
<h2 id="providers-title">Providers</h2>
<ul class="cards">
${providers.map(cardHtml)}</ul>
</section>
${guidesHtml(guides)}<section aria-labelledby="events-title" id="events">
<h2 id="events-title">Events</h2>
${providers.map((entry) =>
  providerEventsHtml(entry, isLarge ? groupLinks(entry) : eventTable(entry.events, { from: HOME })),
)}
</section>
${aboutHtml(description)}
${downloadsHtml(CONTRACT_DOWNLOADS, HOME)}
</div>
</div>`,
  };
}

function guidesHtml(guides: readonly GuideEntry[]): Html | undefined {
  if (guides.length === 0) return undefined;
  return html`<section aria-labelledby="guides-title">
<h2 id="guides-title">Guides</h2>
<ul class="guides">
${guides.map(
  ({ path, guide }) =>
    html`<li><a href="${linkTo(path, { from: HOME })}">${guide.title}</a> <span class="quiet">${guide.summary}</span></li>\n`,
)}</ul>
</section>
`;
}

/** What a reader finds here, in the order of use. Messages of brokers reach no endpoint. */
function findHtml(providers: readonly ProviderEntry[]): Html {
  const hasEndpoint = providers.some(({ provider }) => provider.protocols.length === 0);
  const code = hasEndpoint ? ', with the code to receive it' : '';
  return html`<p>Find an event: its page says when it is sent and what each field means${code}.</p>\n`;
}

/** Without the script it leads to the list of events. */
function searchHtml(): Html {
  return html`<p><a class="find search-box" href="#events" aria-keyshortcuts="/ Control+K Meta+K">Search events, fields and values <kbd>/</kbd></a></p>`;
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

function providerEventsHtml({ title, path, events, provider }: ProviderEntry, list: Html): Html {
  return html`<section class="group" aria-labelledby="group.${provider.slug}">
<h3 id="group.${provider.slug}"><a href="${linkTo(path, { from: HOME })}">${title}</a> <span class="quiet">${eventCount(events)}</span></h3>
${list}
</section>\n`;
}

/** More groups than that are as hard to survey as their events. */
const MAX_GROUPS = 40;

/** Links to the groups of a provider's events, so that the page hardly grows with their number. */
function groupLinks({ path, events }: ProviderEntry): Html {
  const groups = eventGroups(events);
  const to = linkTo(path, { from: HOME });
  const isPart = groups.length === 0 || groups.length > MAX_GROUPS;
  return html`<ul class="groups">
${groups
  .slice(0, MAX_GROUPS)
  .map(
    (group) =>
      html`<li><a href="${to}#${group.id}">${group.name}</a> <span class="quiet">${group.events.length}</span></li>\n`,
  )}${isPart && html`<li><a href="${to}#events">All ${eventCount(events)}</a></li>\n`}</ul>`;
}

function aboutHtml(description: string): Html | undefined {
  if (withoutEmptyParagraphs(description).trim() === '') return undefined;
  return html`<section aria-labelledby="about-title" id="about">
<h2 id="about-title">About this contract</h2>
${proseHtml(description)}
</section>`;
}
