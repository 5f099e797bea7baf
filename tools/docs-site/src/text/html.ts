import { htmlText } from '@hookbook/contract/text';
import { escapeInvisible } from './untrusted.ts';

/** HTML that is safe to insert into a page: from `html`, or from a renderer that escapes and `trustedHtml`. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | string | number | false | undefined | readonly Value[];

/** A piece of a page. Escapes every string and inserts `Html` unchanged. Attribute values need quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) text += valueText(value) + strings[index + 1];
  return new Html(text);
}

/** Pieces of a page on lines of their own. Leaves out those that are empty. */
export function lines(...pieces: readonly (Html | false | undefined)[]): Html {
  const texts = pieces.flatMap((piece) => (piece instanceof Html && piece.text !== '' ? [piece.text] : []));
  return new Html(texts.join('\n'));
}

/** Text between tags. Quotes need no escaping there, and JSON is full of them. */
export function content(text: string): Html {
  return new Html(escapeInvisible(text).replace(/[&<>]/g, (char) => ENTITIES[char] ?? ''));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text that can wrap after its dots, dashes and similar characters. */
export function breakable(text: string): Html {
  const [first = '', ...pieces] = text.split(/(?<=[._:/-])(?=[^._:/-])/);
  return html`${first}${pieces.map((piece) => html`<wbr>${piece}`)}`;
}

/** Marks text as HTML. The caller must have escaped it. */
export function trustedHtml(text: string): Html {
  return new Html(text);
}

function valueText(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(valueText).join('');
  return htmlText(escapeInvisible(String(value)));
}
