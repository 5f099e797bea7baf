import type { Handler } from '../code/handlers.ts';
import type { MakeText } from '../model/cachedText.ts';
import { type Html, html } from '../text/html.ts';
import { codeHtml } from './codeHtml.ts';
import { highlighted } from './highlight.ts';

/** One handler is open at a time, also without the script. */
export function handlersHtml(handlers: readonly Handler[], remembered?: MakeText): Html {
  return html`<div class="tabs">
${handlers.map((handler, index) => handlerHtml(handler, index === 0, remembered))}</div>`;
}

function handlerHtml(
  { title, file, install, start, requires, code }: Handler,
  isOpen: boolean,
  remembered?: MakeText,
): Html {
  return html`<details name="handler"${isOpen && html` open`}>
<summary>${title}</summary>
<p><code>${install}</code></p>
${codeHtml(file, highlighted(code, 'ts', remembered))}
${
  start !== undefined &&
  html`<p>Start it with <code>${start}</code>${requires !== undefined && html` (${requires} or later)`}.</p>
`
}</details>\n`;
}
