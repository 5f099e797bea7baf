import { content, type Html, html, trustedHtml } from '../text/html.ts';

/** A block of code below a bar with its caption, where the script adds a copy button. */
export function codeHtml(caption: string, code: Html | string): Html {
  return html`<figure class="code">
<figcaption>${caption}</figcaption>
<pre tabindex="0"><code>${typeof code === 'string' ? content(code) : code}</code></pre>
</figure>`;
}

/** `"key":`, with the colon, or a text, number or literal. */
const TOKENS = /("(?:[^"\\]|\\.)*")(:)?|-?\d[\d.eE+-]*|true|false|null/g;

/**
 * JSON with its tokens marked for colouring. They have the shortest elements that mean nothing to a screen reader, because
 * examples are the largest part of most pages.
 */
export function jsonHtml(value: unknown): Html {
  const { text } = content(JSON.stringify(value, null, 2) ?? 'null');
  return trustedHtml(
    text.replace(TOKENS, (token, string?: string, colon?: string) => {
      if (string === undefined) return `<u>${token}</u>`;
      return colon === undefined ? `<i>${string}</i>` : `<b>${string}</b>:`;
    }),
  );
}
