import type { Event, Example } from '../../../contract.ts';
import { breakable, type Html, html } from '../html.ts';
import { markdownHtml, markdownInline, markdownLine } from '../markdown.ts';
import { linkTo } from '../paths.ts';
import type { Shape } from '../rows/shape.ts';
import type { EventEntry, ProviderEntry } from '../site.ts';
import { ORIGINS, sourceText } from '../words.ts';
import { jsonHtml } from './jsonHtml.ts';
import { linksHtml } from './linksHtml.ts';
import { eventMarks, marksHtml, tagsHtml } from './marksHtml.ts';
import type { Page } from './page.ts';
import { factsHtml, inferredHtml, membersHtml, typeHtml } from './shapeHtml.ts';

export function eventPage(entry: EventEntry, above: ProviderEntry): Page {
  const { event, path, rows } = entry;
  return {
    path,
    title: event.title,
    summary: event.summary || markdownLine(event.description),
    above: [{ name: above.title, path: above.path }],
    main: html`<article>
${introHtml(entry, above)}
<div class="columns">
<div class="column">
${shapeSection({ id: 'payload', title: 'Payload', shape: rows.payload })}
${rows.headers && shapeSection({ id: 'headers', title: 'Headers', shape: rows.headers })}
${rows.shared.map(({ name, anchor, shape }) => shapeSection({ id: anchor, title: name, shape }))}
</div>
<div class="column sticky">
${examplesHtml(event.examples)}
${codeHtml(entry)}
</div>
</div>
<p class="quiet source">Defined in <code>${sourceText(event.source)}</code></p>
</article>`,
    aside: siblingsHtml(entry, above),
  };
}

function introHtml({ event, path }: EventEntry, above: ProviderEntry): Html {
  return html`<header class="intro">
<h1>${event.title}</h1>
<p class="event-type"><code>${event.type}</code>${marksHtml(eventMarks(event))}</p>
${leadText(event) !== '' && html`<p class="lead">${leadText(event)}</p>`}
${event.deprecated && html`<p class="note warning">Deprecated: do not build on this event.</p>`}
${markdownHtml(event.description, { headingsBelow: 1 })}
${inferredHtml(event.inferred)}
${tagsHtml(event.tags, path)}
${linksHtml(event.docs)}
<p><a href="${linkTo(above.path, { from: path })}#places">How ${above.title} delivers</a>: signature, retries, ids.</p>
</header>`;
}

/** The summary, unless the description begins with the same words. */
function leadText({ summary, description }: Event): string {
  return markdownLine(description).startsWith(summary.replace(/\.$/, '')) ? '' : summary;
}

function shapeSection({
  id,
  title,
  shape,
}: {
  readonly id: string;
  readonly title: string;
  readonly shape: Shape;
}): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<div class="heading"><h2 id="${id}-title">${title}</h2> ${typeHtml(shape)}${marksHtml(shape.marks)}</div>
${markdownHtml(shape.description)}
${markdownHtml(shape.intro)}
${inferredHtml(shape.marks.inferred)}
${factsHtml(shape.facts)}
${membersHtml(shape)}
</section>`;
}

function examplesHtml(examples: readonly Example[]): Html {
  return html`<section id="examples" aria-labelledby="examples-title">
<h2 id="examples-title">${examples.length === 1 ? 'Example' : 'Examples'}</h2>
${examples.length === 0 && html`<p>There is none.</p>`}
${examples.map(exampleHtml)}
</section>`;
}

function exampleHtml({ slug, name, summary, origin, payload, headers }: Example): Html {
  return html`<section class="example" aria-labelledby="example.${slug}">
<h3 id="example.${slug}">${name} <span class="mark origin-${origin}">${ORIGINS[origin]}</span></h3>
${summary !== '' && html`<p>${markdownInline(summary)}</p>`}
${headers && codeBlock('Headers', jsonHtml(headers))}
${codeBlock(headers ? 'Body' : undefined, jsonHtml(payload))}
</section>`;
}

function codeHtml({ event, provider }: EventEntry): Html {
  const code = html`import type { ${event.typeName} } from '@hookbook/types/${provider.slug}';`;
  return html`<section id="code" aria-labelledby="code-title">
<h2 id="code-title">In TypeScript</h2>
${codeBlock(undefined, code)}
</section>`;
}

function codeBlock(caption: string | undefined, code: Html): Html {
  return html`<figure class="code">
${caption !== undefined && html`<figcaption>${caption}</figcaption>`}
<pre tabindex="0"><code>${code}</code></pre>
</figure>`;
}

function siblingsHtml(entry: EventEntry, above: ProviderEntry): Html {
  return html`<nav class="aside" aria-label="Events of ${above.title}">
<h2>Events of ${above.title}</h2>
<ul>
${above.events.map(
  ({ path, event }) =>
    html`<li><a href="${linkTo(path, { from: entry.path })}"${path === entry.path && html` aria-current="page"`}>${breakable(event.type)}</a></li>
`,
)}</ul>
</nav>`;
}
