import type { LifeStep } from '../model/sections.ts';
import { type Html, html } from '../text/html.ts';
import { inlineHtml } from './inlineHtml.ts';

/** The life of an event as a line of stations, with that of failed deliveries below it. */
export function lifeHtml(steps: readonly LifeStep[], from: string): Html {
  return html`<ol class="life">
${steps.map(
  ({ title, text, isFailure }) =>
    html`<li${isFailure && html` class="failed"`}><strong>${title}</strong> <span>${inlineHtml(text, from)}</span></li>\n`,
)}</ol>`;
}
