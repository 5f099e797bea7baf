import type { Example } from '@hookbook/contract';
import { ORIGINS } from '../model/labels.ts';
import { type Html, html } from '../text/html.ts';
import { markdownInline } from '../text/proseHtml.ts';
import { codeBlock } from './codeBlock.ts';
import { jsonHtml } from './codeHtml.ts';

/** All examples of an event; those after the first fold out. */
export function examplesHtml(examples: readonly Example[]): Html {
  return html`<section id="examples" aria-labelledby="examples-title">
<h2 id="examples-title">${examples.length === 1 ? 'Example' : 'Examples'}</h2>
${examples.length === 0 && html`<p>There is none.</p>`}
${examples.map((example, index) => (index === 0 ? openExample(example) : foldedExample(example)))}
</section>`;
}

function openExample(example: Example): Html {
  return html`<section class="example" aria-labelledby="example.${example.slug}">
${titleHtml(example)}
${insideHtml(example)}
</section>`;
}

function foldedExample(example: Example): Html {
  return html`<details class="example">
<summary>${titleHtml(example)}</summary>
${insideHtml(example)}
</details>`;
}

function titleHtml({ slug, name, origin }: Example): Html {
  return html`<h3 id="example.${slug}">${name} <span class="mark origin-${origin}">${ORIGINS[origin]}</span></h3>`;
}

function insideHtml({ summary, payload, headers }: Example): Html {
  return html`${summary !== '' && html`<p>${markdownInline(summary)}</p>`}
${headers && codeBlock('Headers', jsonHtml(headers))}
${codeBlock('Body', jsonHtml(payload))}`;
}
