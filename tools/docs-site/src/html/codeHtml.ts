import { isRawNumber } from '@hookbook/contract/data';
import { type Html, html } from '../text/html.ts';

/** A block of code below a bar with its caption, where the script adds a copy button. */
export function codeHtml(caption: string, code: Html | string): Html {
  return html`<figure class="code">
<figcaption>${caption}</figcaption>
<pre tabindex="0"><code>${code}</code></pre>
</figure>`;
}

/** JSON with its tokens marked for colouring, formatted like `JSON.stringify(value, null, 2)`. */
export function jsonHtml(value: unknown, indent = ''): Html {
  if (isRawNumber(value)) return html`<span class="n">${value.rawJSON}</span>`;
  if (Array.isArray(value)) {
    const items = value.map((item) => jsonHtml(item, `${indent}  `));
    return bracketsHtml(items, { open: '[', close: ']', indent });
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, member]) => html`<span class="k">${JSON.stringify(key)}</span>: ${jsonHtml(member, `${indent}  `)}`,
    );
    return bracketsHtml(members, { open: '{', close: '}', indent });
  }
  if (typeof value === 'string') return html`<span class="s">${JSON.stringify(value)}</span>`;
  return html`<span class="n">${JSON.stringify(value) ?? 'null'}</span>`;
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
