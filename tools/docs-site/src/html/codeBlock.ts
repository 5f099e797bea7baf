import { type Html, html } from '../text/html.ts';

/** Code below a bar that says what it is, in which the script puts its button. */
export function codeBlock(caption: string, code: Html | string): Html {
  return html`<figure class="code">
<figcaption>${caption}</figcaption>
<pre tabindex="0"><code>${code}</code></pre>
</figure>`;
}
