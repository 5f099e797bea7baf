import { type Html, html } from '../text/html.ts';

/** Pretty JSON with its tokens marked, two spaces a level, as `JSON.stringify` writes it. */
export function jsonHtml(value: unknown, indent = ''): Html {
  if (Array.isArray(value)) {
    return listHtml(
      value.map((item) => jsonHtml(item, `${indent}  `)),
      { open: '[', close: ']', indent },
    );
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, member]) => html`<span class="k">${JSON.stringify(key)}</span>: ${jsonHtml(member, `${indent}  `)}`,
    );
    return listHtml(members, { open: '{', close: '}', indent });
  }
  if (typeof value === 'string') return html`<span class="s">${JSON.stringify(value)}</span>`;
  return html`<span class="n">${JSON.stringify(value) ?? 'null'}</span>`;
}

function listHtml(
  entries: readonly Html[],
  { open, close, indent }: { readonly open: string; readonly close: string; readonly indent: string },
): Html {
  if (entries.length === 0) return html`${open}${close}`;
  const lines = entries.map(
    (entry, index) => html`${indent}  ${entry}${index < entries.length - 1 && ','}
`,
  );
  return html`${open}
${lines}${indent}${close}`;
}
