import { badgeList } from '../model/shape/badges.ts';
import type { Badges } from '../model/shape/shape.ts';
import { type Html, html } from '../text/html.ts';

/** The badges of an event or a value, each with a space before it. */
export function badgesHtml(badges: Partial<Badges>): readonly Html[] {
  return badgeList(badges).map(({ kind, text }) => html` ${badgeHtml(text, kind)}`);
}

export function badgeHtml(text: string, kind: string): Html {
  return html`<span class="mark ${kind}">${text}</span>`;
}
