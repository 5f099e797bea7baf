import type { Event, Tag } from '@hookbook/contract';
import { sinceText } from '@hookbook/contract/text';
import { HOME, linkTo } from '../model/paths.ts';
import type { Badges } from '../model/shape/shape.ts';
import { escapeInvisible } from '../text/escapeInvisible.ts';
import { type Html, html } from '../text/html.ts';

/** The marks of an event or a value, as small labels. The reasons stand in the text. */
export function marksHtml(marks: Partial<Badges>): readonly Html[] {
  const { deprecated, inferred, undocumented, access, since } = marks;
  return [
    ...(deprecated ? [mark('deprecated', 'deprecated')] : []),
    ...(inferred === undefined ? [] : [mark('inferred', 'inferred')]),
    ...(undocumented ? [mark('not documented', 'undocumented')] : []),
    ...(access ? [mark(access, 'plain')] : []),
    ...(since ? [mark(`since ${since}`, 'plain')] : []),
  ];
}

export function eventMarks({ deprecated, inferred, since }: Event): Partial<Badges> {
  return { deprecated, ...(inferred !== undefined && { inferred }), ...(since && { since: sinceText(since) }) };
}

/** A tag leads to the list of all events, with the tag as its filter. */
export function tagsHtml(tags: readonly Tag[], from: string): Html | undefined {
  if (tags.length === 0) return undefined;
  return html`<ul class="tags" aria-label="Tags">
${tags.map(
  ({ name, description }) =>
    html`<li><a href="${linkTo(HOME, { from })}?q=${encodeURIComponent(escapeInvisible(name))}"${
      description !== undefined && html` title="${description}"`
    }>${name}</a></li>
`,
)}</ul>`;
}

function mark(text: string, kind: string): Html {
  return html` <span class="mark ${kind}">${text}</span>`;
}
