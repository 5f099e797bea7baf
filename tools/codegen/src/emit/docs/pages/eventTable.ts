import { breakable, type Html, html } from '../html.ts';
import { markdownLine } from '../markdown.ts';
import { linkTo } from '../paths.ts';
import { fieldNames } from '../rows/fieldNames.ts';
import type { EventEntry } from '../site.ts';
import { eventMarks, marksHtml } from './marksHtml.ts';

interface TableOptions {
  /** The page that the table stands on. */
  readonly from: string;
  /** Whether each row carries what the filter looks through beside its text: provider, tags, names of all properties. */
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
  const search = searchable && html` data-words="${words}" data-fields="${fieldNames(rows).join(' ')}"`;
  return html`<tr${search}>
<th scope="row"><a href="${linkTo(path, { from })}"><code>${breakable(event.type)}</code></a>${marksHtml(marks)}</th>
<td><strong>${event.title}</strong> <span>${event.summary || markdownLine(event.description)}</span></td>
</tr>
`;
}
