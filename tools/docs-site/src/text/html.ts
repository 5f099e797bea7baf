import { htmlText } from '@hookbook/contract/text';
import { escapeInvisible } from './escapeInvisible.ts';

/** HTML that is safe to put into a page: made by `html`, or by `trustedHtml` from a renderer that escapes. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Slot = Html | string | number | false | undefined | readonly Slot[];

/** A piece of a page. Every string in a slot is escaped; only `Html` goes in as it is. Attribute values stand in quotes. */
export function html(strings: TemplateStringsArray, ...slots: readonly Slot[]): Html {
  return new Html(strings.map((text, index) => text + slotText(slots[index])).join(''));
}

/** Text that may break behind its dots and dashes, where it does not fit on a line. */
export function breakable(text: string): Html {
  return html`${text.split(/(?<=[._:/-])(?=[^._:/-])/).map((piece, index) => (index === 0 ? html`${piece}` : html`<wbr>${piece}`))}`;
}

/** Says that a text is HTML already. The caller answers for it. */
export function trustedHtml(text: string): Html {
  return new Html(text);
}

function slotText(slot: Slot): string {
  if (slot === undefined || slot === false) return '';
  if (slot instanceof Html) return slot.text;
  if (typeof slot === 'object') return slot.map(slotText).join('');
  return htmlText(escapeInvisible(String(slot)));
}
