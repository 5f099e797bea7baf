import { withExactNumbers } from '@hookbook/contract/data';
import type { MakeText } from '../model/cachedText.ts';
import { DELIVERY_ORIGINS, EXAMPLE_ORIGINS, eventCount } from '../model/labels.ts';
import type { Block, ChangeLine, Section, ShownExample } from '../model/sections.ts';
import { type Html, html, lines } from '../text/html.ts';
import { inlineProseHtml, proseHtml } from '../text/prose.ts';
import { badgeHtml, badgesHtml } from './badgesHtml.ts';
import { codeHtml, jsonHtml } from './codeHtml.ts';
import { groupedEvents } from './eventTable.ts';
import { factsHtml } from './factsHtml.ts';
import { handlersHtml } from './handlersHtml.ts';
import { highlighted } from './highlight.ts';
import { addressesOf, deliveryRowsHtml, inlineHtml } from './inlineHtml.ts';
import { lifeHtml } from './lifeHtml.ts';
import { schemaLinksHtml } from './linksHtml.ts';
import { shapeHtml, typeHtml } from './shapeHtml.ts';
import { signatureCheckHtml } from './signatureCheckHtml.ts';
import { timelineHtml } from './timelineHtml.ts';

export function sectionsHtml(sections: readonly Section[], from: string, remembered?: MakeText): readonly Html[] {
  return sections.map((section) => html`${sectionHtml(section, from, remembered)}\n`);
}

/** A section with its heading. `from` is the page that contains it, and `remembered` remembers its code. */
export function sectionHtml(section: Section, from: string, remembered?: MakeText): Html {
  return html`<section id="${section.id}">
${headingHtml(section, from)}
${lines(...section.blocks.map((block) => block && blockHtml(block, from, remembered)))}
</section>`;
}

function headingHtml({ title, origin, blocks: [block] }: Section, from: string): Html {
  const text = block?.kind === 'events' ? eventCount(block.events) : title;
  const badge = origin && html` ${badgeHtml(DELIVERY_ORIGINS[origin], `origin-${origin}`)}`;
  const heading = html`<h2>${text}${badge}</h2>`;
  if (block?.kind !== 'shape') return heading;
  return html`<div class="heading">${heading} ${typeHtml(block.shape, from)}${badgesHtml(block.shape.badges)}</div>`;
}

/** A part of a section, or of an introduction. */
export function blockHtml(block: Block, from: string, remembered?: MakeText): Html | undefined {
  switch (block.kind) {
    case 'text':
      return html`<p${block.style && html` class="${block.style}"`}>${inlineHtml(block.text, from)}</p>`;
    case 'prose':
      return proseHtml(block.prose, { addressOf: addressesOf(block.links, from) });
    case 'timeline':
      return timelineHtml(block.times);
    case 'life':
      return lifeHtml(block.steps, from);
    case 'rows':
      return deliveryRowsHtml(block.rows, from);
    case 'code':
      return codeHtml(block.caption, highlighted(block.code, block.language, remembered));
    case 'handlers':
      return handlersHtml(block.handlers, remembered);
    case 'signatureCheck':
      return signatureCheckHtml(block.facts);
    case 'facts':
      return factsHtml(block.facts, from);
    case 'events':
      return groupedEvents(block.events, { from });
    case 'schemas':
      return schemaLinksHtml(block.schemas, from);
    case 'shape':
      return shapeHtml(block.shape, from);
    case 'changes':
      return changesHtml(block.changes, from);
    case 'examples':
      return examplesHtml(block.examples);
  }
}

function changesHtml(changes: readonly ChangeLine[], from: string): Html {
  return html`<ul class="changes">
${changes.map(
  ({ subject, severity, pointer, message }) =>
    html`<li>${inlineHtml([subject], from)}${severity === 'breaking' && html` ${badgeHtml(severity, 'breaking')}`} <span>${
      pointer !== undefined && html`<code>${pointer}</code>: `
    }${message}</span></li>\n`,
)}</ul>`;
}

/** Every example after the first is collapsed. */
function examplesHtml([first, ...others]: readonly ShownExample[]): Html {
  return html`${first && openExample(first)}${others.map(collapsedExample)}`;
}

function openExample(example: ShownExample): Html {
  return html`<div class="example">
${exampleTitle(example)}
${exampleContent(example)}
</div>`;
}

function collapsedExample(example: ShownExample): Html {
  return html`<details class="example">
<summary>${exampleTitle(example)}</summary>
${exampleContent(example)}
</details>`;
}

function exampleTitle({ slug, name, origin }: ShownExample): Html {
  return html`<h3 id="example.${slug}">${name} ${badgeHtml(EXAMPLE_ORIGINS[origin], `origin-${origin}`)}</h3>`;
}

function exampleContent({ summary, payload, numbers, headers, form }: ShownExample): Html {
  return lines(
    summary !== '' && html`<p>${inlineProseHtml(summary)}</p>`,
    headers && codeHtml('Headers', jsonHtml(headers)),
    codeHtml(form === undefined ? 'Body' : 'Payload', jsonHtml(withExactNumbers(payload, numbers))),
    form !== undefined && codeHtml('Body', form),
  );
}
