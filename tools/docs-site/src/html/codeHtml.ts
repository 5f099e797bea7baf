import { isRawNumber } from '@hookbook/contract/data';
import { content, type Html, html } from '../text/html.ts';

/** A block of code below a bar with its caption, where the script adds a copy button. */
export function codeHtml(caption: string, code: Html | string): Html {
  return html`<figure class="code">
<figcaption>${caption}</figcaption>
<pre tabindex="0"><code>${typeof code === 'string' ? content(code) : code}</code></pre>
</figure>`;
}

/**
 * JSON, formatted like `JSON.stringify(value, null, 2)`. Its tokens are marked for colouring, with the shortest elements that
 * mean nothing to a screen reader: examples are the largest part of most pages.
 */
export function jsonHtml(value: unknown, indent = ''): Html {
  if (isRawNumber(value)) return html`<u>${value.rawJSON}</u>`;
  if (Array.isArray(value)) {
    const items = value.map((item) => jsonHtml(item, `${indent}  `));
    return bracketsHtml(items, { open: '[', close: ']', indent });
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, member]) => html`<b>${content(JSON.stringify(key))}</b>: ${jsonHtml(member, `${indent}  `)}`,
    );
    return bracketsHtml(members, { open: '{', close: '}', indent });
  }
  if (typeof value === 'string') return html`<i>${content(JSON.stringify(value))}</i>`;
  return html`<u>${JSON.stringify(value) ?? 'null'}</u>`;
}

function bracketsHtml(
  entries: readonly Html[],
  { open, close, indent }: { readonly open: string; readonly close: string; readonly indent: string },
): Html {
  if (entries.length === 0) return html`${open}${close}`;
  const lines = entries.map((entry, index) => html`${indent}  ${entry}${index < entries.length - 1 && ','}\n`);
  return html`${open}
${lines}${indent}${close}`;
}
