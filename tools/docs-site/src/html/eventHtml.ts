import { receiveCode, sendCommand } from '../code/receiveCode.ts';
import { deliverySummary } from '../model/delivery/deliverySummary.ts';
import { sourceText } from '../model/labels.ts';
import { leadText } from '../model/leadText.ts';
import { linkTo } from '../model/paths.ts';
import type { Shape } from '../model/shape/shape.ts';
import type { EventEntry, ProviderEntry } from '../model/site.ts';
import { type Html, html } from '../text/html.ts';
import { markdownHtml, markdownLine } from '../text/proseHtml.ts';
import { eventMarks, marksHtml, tagsHtml } from './badgesHtml.ts';
import { codeBlock } from './codeBlock.ts';
import { deliveryHtml } from './deliveryHtml.ts';
import { examplesHtml } from './examplesHtml.ts';
import { linksHtml } from './linksHtml.ts';
import { onThisPage, pagesOfProvider } from './navigation.ts';
import type { Page } from './page.ts';
import { factsHtml, inferredHtml, membersHtml, typeHtml } from './shapeHtml.ts';

export function eventPage(entry: EventEntry, above: ProviderEntry): Page {
  const { event, path } = entry;
  const shapes = shapesOf(entry);
  return {
    path,
    title: event.title,
    summary: event.summary || markdownLine(event.description),
    parents: [{ name: above.title, path: above.path }],
    main: html`<article class="event">
<header class="intro">
${introHtml(entry, above)}
${onThisPage([...shapes, { id: 'examples', title: event.examples.length === 1 ? 'Example' : 'Examples' }, { id: 'code', title: 'In TypeScript' }])}
</header>
<div class="side">
${examplesHtml(event.examples)}
</div>
<div class="body">
${shapes.map(shapeSection)}
${codeSection(entry, above)}
<p class="quiet source">Defined in <code>${sourceText(event.source)}</code></p>
</div>
</article>`,
    aside: pagesOfProvider(above, path),
  };
}

function introHtml({ event, path, provider }: EventEntry, above: ProviderEntry): Html {
  const delivery = linkTo(above.path, { from: path });
  return html`<h1>${event.title}</h1>
<p class="event-type"><code>${event.type}</code>${marksHtml(eventMarks(event))}</p>
${leadText(event) !== '' && html`<p class="lead">${leadText(event)}</p>`}
${event.deprecated && html`<p class="note warning">Deprecated: do not build on this event.</p>`}
${markdownHtml(event.description, { headingsBelow: 1 })}
${inferredHtml(event.inferred)}
${linksHtml(event.docs)}
${tagsHtml(event.tags, path)}
<section class="digest" aria-labelledby="digest-title">
<h2 id="digest-title">How it arrives</h2>
${deliveryHtml(deliverySummary(provider.webhook))}
<p>${provider.webhook.signature && html`<a href="${delivery}#signature">How to verify the signature</a> · `}<a href="${delivery}#delivery">How ${above.title} delivers</a></p>
</section>`;
}

interface TitledShape {
  readonly id: string;
  readonly title: string;
  readonly shape: Shape;
}

function shapesOf({ rows: { payload, headers, shared } }: EventEntry): readonly TitledShape[] {
  return [
    { id: 'payload', title: 'Payload', shape: payload },
    ...(headers === undefined ? [] : [{ id: 'headers', title: 'Headers', shape: headers }]),
    ...shared.map(({ name, anchor, shape }) => ({ id: anchor, title: name, shape })),
  ];
}

function shapeSection({ id, title, shape }: TitledShape): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<div class="heading"><h2 id="${id}-title">${title}</h2> ${typeHtml(shape)}${marksHtml(shape.marks)}</div>
${markdownHtml(shape.description)}
${markdownHtml(shape.intro)}
${inferredHtml(shape.marks.inferred)}
${factsHtml(shape.facts)}
${membersHtml(shape)}
</section>
`;
}

function codeSection({ event, path, provider }: EventEntry, above: ProviderEntry): Html {
  const verified = html`Once <a href="${linkTo(above.path, { from: path })}#signature">its signature is verified</a>:`;

  return html`<section id="code" aria-labelledby="code-title">
<h2 id="code-title">In TypeScript</h2>
<p>${provider.webhook.signature ? verified : `${above.title} publishes no signature: what arrives can come from anybody. To read it:`}</p>
${codeBlock('TypeScript', receiveCode(event, provider))}
<p>To send one to your own endpoint:</p>
${codeBlock('Shell', sendCommand(event, provider))}
</section>`;
}
