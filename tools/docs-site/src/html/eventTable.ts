import { linkTo } from '../model/paths.ts';
import { eventBadges } from '../model/shape/badges.ts';
import { type SearchTerms, searchTerms } from '../model/shape/searchTerms.ts';
import type { EventShapes } from '../model/shape/shape.ts';
import type { EventEntry } from '../model/site.ts';
import { breakable, type Html, html, trustedHtml } from '../text/html.ts';
import { badgesHtml } from './badgesHtml.ts';

interface TableOptions {
  /** The page that contains the table. */
  readonly from: string;
  /** Adds to each row what the filter searches besides its text: provider, tags, properties and their values. */
  readonly searchable?: boolean;
}

export function eventTable(events: readonly EventEntry[], options: TableOptions): Html {
  return html`<table class="events">
<thead><tr><th scope="col">Event</th><th scope="col">Description</th></tr></thead>
<tbody>
${events.map((entry) => rowHtml(entry, options))}</tbody>
</table>`;
}

function rowHtml(entry: EventEntry, { from, searchable = false }: TableOptions): Html {
  return trustedHtml(entry.text(`row ${from} ${searchable}`, () => newRow(entry, { from, searchable }).text));
}

function newRow(entry: EventEntry, { from, searchable }: TableOptions): Html {
  const { path, event, summary, shapes } = entry;
  const tags = event.tags.map((tag) => tag.name).join(' ');
  const { since: _, ...badges } = eventBadges(event);
  const search = searchable && html`${tags !== '' && html` data-words="${tags}"`}${termsHtml(termsOf(shapes()))}`;
  return html`<tr${search}>
<th scope="row"><a href="${linkTo(path, { from })}"><code>${breakable(event.type)}</code></a>${badgesHtml(badges)}</th>
<td><strong>${event.title}</strong> <span>${summary}</span></td>
</tr>\n`;
}

function termsOf({ payload, definitions }: EventShapes): SearchTerms {
  return searchTerms(payload, definitions);
}

/** What the script searches: a line per property with its name and its values, separated by tabs; and schemas. */
export function termsHtml({ properties, schemas }: SearchTerms): Html {
  const clean = (text: string) => text.replace(/[\t\r\n]/g, ' ');
  const lines = [...properties].map(([name, values]) => [name, ...values].map(clean).join('\t'));
  return html` data-terms="${lines.join('\n')}"${schemas.length > 0 && html` data-schemas="${schemas.join(' ')}"`}`;
}
