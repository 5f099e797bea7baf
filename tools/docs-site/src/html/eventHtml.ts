import type { Event } from '@hookbook/contract';
import { CHECK } from '../model/deliverySections.ts';
import { deliverySummary } from '../model/deliverySummary.ts';
import type { Download } from '../model/downloads.ts';
import { COMMAND, DEPRECATED, formerTypesText, sourceText, TYPE_ORIGINS } from '../model/labels.ts';
import { eventSections } from '../model/pageSections.ts';
import { linkTo } from '../model/paths.ts';
import { inReadingOrder } from '../model/sections.ts';
import { eventBadges } from '../model/shape/badges.ts';
import { glance } from '../model/shape/glance.ts';
import { signatureFacts } from '../model/signatureFacts.ts';
import type { EventEntry, ProviderEntry } from '../model/site.ts';
import { type Html, html, lines } from '../text/html.ts';
import { proseHtml } from '../text/prose.ts';
import { badgesHtml } from './badgesHtml.ts';
import { downloadsHtml } from './downloadsHtml.ts';
import { inlineHtml } from './inlineHtml.ts';
import { docsLinksHtml, tagsHtml } from './linksHtml.ts';
import {
  type ListedMessages,
  neighboursHtml,
  providerNavigation,
  relatedHtml,
  sectionNavigation,
} from './navigation.ts';
import type { Page } from './page.ts';
import { sectionHtml, sectionsHtml } from './sectionHtml.ts';
import { inferredHtml, typeHtml } from './shapeHtml.ts';

export function eventHtml(
  entry: EventEntry,
  parent: ProviderEntry,
  { downloads, listed }: { readonly downloads: readonly Download[]; readonly listed: ListedMessages },
): Page {
  const { event, path } = entry;
  const sections = eventSections(entry, parent);
  return {
    path,
    title: event.title,
    summary: entry.summary,
    parent,
    downloads,
    main: html`<article class="columns">
<header class="intro">
${introHtml(entry, parent)}
${sectionNavigation(inReadingOrder(sections))}
</header>
${
  sections.examples &&
  html`<div class="side">
${sectionHtml(sections.examples, path)}
</div>
`
}<div class="body">
${sectionHtml(sections.code, path)}
${sectionsHtml(sections.shapes, path)}
${sections.changes && html`${sectionHtml(sections.changes, path)}\n`}${relatedHtml(entry)}${neighboursHtml(listed, path)}
<p class="quiet source">Defined in <code>${sourceText(event.source)}</code></p>
${downloadsHtml(downloads, path)}
</div>
</article>`,
    aside: providerNavigation(parent, listed, path),
  };
}

/** What tells the event type, or that this is no event. */
function originHtml({ event, isCommand }: EventEntry): Html | undefined {
  const origin = isCommand ? COMMAND : TYPE_ORIGINS[event.typeOrigin];
  return origin === undefined ? undefined : html`<p class="quiet">${origin}</p>`;
}

function formerHtml(event: Event): Html | undefined {
  const text = formerTypesText(event);
  return text === undefined ? undefined : html`<p class="quiet">${text}</p>`;
}

function introHtml(entry: EventEntry, parent: ProviderEntry): Html {
  const { event, path, lead } = entry;
  return lines(
    html`<h1>${event.title}</h1>`,
    html`<p class="event-type"><code>${event.type}</code>${badgesHtml(eventBadges(event))}</p>`,
    lead !== '' && html`<p class="lead">${lead}</p>`,
    originHtml(entry),
    formerHtml(event),
    event.deprecated && html`<p class="note warning">${DEPRECATED}</p>`,
    proseHtml(event.description, { headingsBelow: 1 }),
    inferredHtml(event.inferred),
    docsLinksHtml(event.docs),
    tagsHtml(event.tags, path),
    digestHtml(entry, parent),
    glanceHtml(entry),
  );
}

/** The first fields, before everything else about them. */
function glanceHtml({ shapes, provider }: EventEntry): Html | undefined {
  const { first, others } = glance(shapes().payload, provider.webhook.data?.path ?? []);
  if (first.length === 0) return undefined;
  const items = first.map(
    ({ id, path, shape }) =>
      html`<li><a href="#${id}"><code>${path}</code></a> ${typeHtml({ type: shape.type, definitions: [] }, '')}</li>\n`,
  );
  const more = others > 0 && html`<li><a href="#payload">${others} more</a></li>\n`;
  return html`<ul class="glance" aria-label="First fields">
${items}${more}</ul>`;
}

/** How the event arrives, in short. */
function digestHtml({ path, provider }: EventEntry, parent: ProviderEntry): Html {
  const parentLink = linkTo(parent.path, { from: path });
  const facts = deliverySummary(provider.webhook).map(
    ({ label, value }) => html`${label}: ${inlineHtml(value, path)} · `,
  );
  const { signature } = provider.webhook;
  return html`<p class="digest">${facts}${
    signature && html`<a href="${parentLink}#signature">How to verify the signature</a> · `
  }${
    signature && signatureFacts(signature) && html`<a href="${parentLink}#${CHECK}">Check a signature</a> · `
  }<a href="${parentLink}#delivery">How ${parent.title} delivers webhooks</a></p>`;
}
