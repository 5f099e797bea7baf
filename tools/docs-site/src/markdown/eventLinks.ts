import { linkTo, markdownPath } from '../model/paths.ts';
import type { EventEntry } from '../model/site.ts';
import { markdownLine } from '../text/proseHtml.ts';
import { lineText } from './markdownText.ts';
import { spanText } from './membersMarkdown.ts';

/** A list of links to the Markdown of events, each with its type and meaning. */
export function eventLinks(events: readonly EventEntry[], { from }: { readonly from: string }): string {
  return events
    .map(({ event, path }) => {
      const meaning = lineText(event.summary || markdownLine(event.description));
      const link = `[${lineText(event.title)}](${linkTo(markdownPath(path), { from })})`;
      return `- ${link}: ${spanText(event.type)}${meaning === '' ? '' : `, ${meaning}`}`;
    })
    .join('\n');
}
