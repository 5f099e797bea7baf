import { eventGroups } from '../model/eventGroups.ts';
import { eventCount } from '../model/labels.ts';
import { linkTo } from '../model/paths.ts';
import { eventBadges } from '../model/shape/badges.ts';
import type { EventEntry } from '../model/site.ts';
import { breakable, type Html, html, trustedHtml } from '../text/html.ts';
import { badgesHtml } from './badgesHtml.ts';

interface TableOptions {
  /** The page that contains the table. */
  readonly from: string;
}

/** The events of a provider. If there are many, each group has a table of its own. */
export function groupedEvents(events: readonly EventEntry[], options: TableOptions): Html {
  const groups = eventGroups(events);
  if (groups.length === 0) return eventTable(events, options);
  return html`${groups.map(
    (group) => html`<section class="group" id="${group.id}">
<h3>${group.name} <span class="quiet">${eventCount(group.events)}</span></h3>
${eventTable(group.events, options)}
</section>\n`,
  )}`;
}

export function eventTable(events: readonly EventEntry[], options: TableOptions): Html {
  return html`<table class="events">
<thead><tr><th scope="col">Event</th><th scope="col">Description</th></tr></thead>
<tbody>
${events.map((entry) => rowHtml(entry, options))}</tbody>
</table>`;
}

function rowHtml(entry: EventEntry, { from }: TableOptions): Html {
  return trustedHtml(entry.text(`row ${from}`, () => newRow(entry, { from }).text));
}

function newRow({ path, event, summary }: EventEntry, { from }: TableOptions): Html {
  const { since: _, ...badges } = eventBadges(event);
  return html`<tr>
<th scope="row"><a href="${linkTo(path, { from })}"><code>${breakable(event.type)}</code></a>${badgesHtml(badges)}</th>
<td><strong>${event.title}</strong> <span>${summary}</span></td>
</tr>\n`;
}
