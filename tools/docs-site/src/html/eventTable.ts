import { linkTo } from '../model/paths.ts';
import { searchTerms } from '../model/shape/searchTerms.ts';
import type { EventRows } from '../model/shape/shape.ts';
import type { EventEntry } from '../model/site.ts';
import { breakable, type Html, html } from '../text/html.ts';
import { markdownLine } from '../text/proseHtml.ts';
import { eventMarks, marksHtml } from './badgesHtml.ts';

interface TableOptions {
  /** The page that the table stands on. */
  readonly from: string;
  /** Whether each row carries what the filter looks through beside its text: provider, tags, properties and their values. */
  readonly searchable?: boolean;
}

/** A table of events. */
export function eventTable(events: readonly EventEntry[], options: TableOptions): Html {
  return html`<table class="events">
<thead><tr><th scope="col">Event</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${events.map((entry) => rowHtml(entry, options))}</tbody>
</table>`;
}

function rowHtml({ path, event, provider, rows }: EventEntry, { from, searchable = false }: TableOptions): Html {
  const words = [provider.name, provider.title, ...event.tags.map((tag) => tag.name)].join(' ');
  const { since: _, ...marks } = eventMarks(event);
  const search = searchable && html` data-words="${words}" data-terms="${termLines(rows)}"`;
  return html`<tr${search}>
<th scope="row"><a href="${linkTo(path, { from })}"><code>${breakable(event.type)}</code></a>${marksHtml(marks)}</th>
<td><strong>${event.title}</strong> <span>${event.summary || markdownLine(event.description)}</span></td>
</tr>
`;
}

/** A line for each property: its name and its values, between tabs. */
function termLines(rows: EventRows): string {
  const clean = (text: string) => text.replace(/[\t\r\n]/g, ' ');
  return [...searchTerms(rows)].map(([name, values]) => [name, ...values].map(clean).join('\t')).join('\n');
}
