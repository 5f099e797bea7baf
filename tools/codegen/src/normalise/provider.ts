import type { Provider } from '../contract.ts';
import { compareText, type Diagnostic, problem } from '../diagnostic.ts';
import { get, type SpecDocument } from '../load/specDocument.ts';
import { member, placeOf, type SpecNode, sourceOf } from '../load/specNode.ts';
import { didYouMean } from '../suggest.ts';
import type { Place, Webhook } from '../webhook.ts';
import { clashes, type Named } from './clashes.ts';
import { docsOf, type PlacedEvent, readEvent, tagsOf } from './event.ts';
import { declares } from './eventType.ts';
import { messagesOf, text } from './messages.ts';
import { lowerSlug, pascalCase, titleCase } from './names.ts';
import { checkSchema } from './schema/checkSchema.ts';
import { collectDefinitions, type Definitions } from './schema/definitions.ts';
import { readWebhook } from './webhook.ts';

/** A provider with the nodes that later rules point at. */
export interface PlacedProvider {
  readonly provider: Provider;
  readonly events: readonly PlacedEvent[];
  readonly node: SpecNode;
}

/** Reads one channel. Without an `x-webhook` it is no provider, and the diagnostics say so. */
export function readProvider(
  document: SpecDocument,
  channel: { name: string; node: SpecNode },
): { placed?: PlacedProvider; diagnostics: Diagnostic[] } {
  const { name, node } = channel;
  const { webhook, diagnostics } = readWebhook(node);
  if (!webhook) return { diagnostics };
  const definitions = collectDefinitions(document);
  const messages = messagesOf(document, node);
  const read = messages.map((message) => readEvent({ document, webhook, definitions }, message));
  const events = read.flatMap(({ placed }) => placed ?? []).sort((a, b) => compareText(a.event.type, b.event.type));
  const provider: Provider = {
    name,
    slug: lowerSlug(name),
    typeName: pascalCase(name),
    title: text(member(node, 'title')) || titleCase(name),
    description: text(member(node, 'description')) || text(member(node, 'summary')),
    docs: docsOf(document, get(document, node, 'externalDocs')),
    tags: tagsOf(document, get(document, node, 'tags')),
    webhook,
    events: events.map(({ event }) => event),
    definitions: definitions.list(),
    source: sourceOf(node),
  };
  const empty =
    messages.length === 0
      ? [problem('channel-empty', placeOf(node, 'key'), `The channel ${name} has no messages.`)]
      : [];
  return {
    placed: { provider, events, node },
    diagnostics: [
      ...diagnostics,
      ...empty,
      ...read.flatMap((each) => each.diagnostics),
      ...checkDefinitions(definitions),
      ...checkNames(provider, events, definitions),
      ...checkPlaces(document, { webhook, node, events }),
      ...checkPing({ webhook, node, events }),
    ],
  };
}

function checkDefinitions(definitions: Definitions): Diagnostic[] {
  return [
    ...definitions.diagnostics(),
    ...definitions.nodes().flatMap(({ node, dialect }) => checkSchema(node, dialect)),
  ];
}

function checkNames(provider: Provider, events: readonly PlacedEvent[], definitions: Definitions): Diagnostic[] {
  const named = (nameOf: (each: PlacedEvent) => string): Named[] =>
    events.map((each) => ({ name: nameOf(each), what: each.event.type, node: each.message.node }));
  const shapes = definitions.nodes().map(({ name, node }) => ({ name, what: `the shared schema ${name}`, node }));
  const types = clashes(
    'event-type-clash',
    named(({ event }) => event.type),
    (name) => `Two messages claim the event type "${name}".`,
  );
  if (types.length > 0) return types;
  const messageNames = named(({ message }) => text(member(message.node, 'name')) || message.key);
  const generated = ['Event', 'EventMap', 'EventType'].map((end) => ({
    name: `${provider.typeName}${end}`,
    what: 'a type of the provider',
  }));
  return [
    ...clashes('message-name-clash', messageNames, (name) => `Two messages are named "${name}".`),
    ...clashes(
      'name-clash',
      [...generated, ...named(({ event }) => event.typeName), ...shapes],
      (name, a, b) => `${a} and ${b} would both be the type ${name}.`,
    ),
    ...clashes(
      'name-clash',
      named(({ event }) => event.slug.toLowerCase()),
      (name, a, b) => `${a} and ${b} would both be the file ${name}.`,
    ),
  ];
}

interface Placed {
  readonly webhook: Webhook;
  readonly node: SpecNode;
  readonly events: readonly PlacedEvent[];
}

/** A place that no event declares is most likely misspelt. Places of the event type are checked message by message. */
function checkPlaces(document: SpecDocument, { webhook, node, events }: Placed): Diagnostic[] {
  const { eventId, idempotencyKey, occurredAt, redelivered, data } = webhook;
  const places: Readonly<Record<string, Place | undefined>> = {
    eventId,
    idempotencyKey,
    occurredAt,
    redelivered,
    data,
  };
  return Object.entries(places).flatMap(([name, place]) => {
    if (!place || events.length === 0) return [];
    const answers = events.map(({ message }) => declares(document, message, place));
    if (answers.some(({ found }) => found)) return [];
    const written = get(document, node, 'x-webhook', name);
    if (place.in === 'header' && events.every(({ event }) => event.headers === undefined)) return [];
    return [
      problem(
        'webhook-place-unknown',
        placeOf(written ?? node),
        `No event declares ${place.expression}.${answers[0]?.hint ?? ''}`,
      ),
    ];
  });
}

function checkPing({ webhook, node, events }: Placed): Diagnostic[] {
  const types = events.map(({ event }) => event.type);
  if (webhook.ping === undefined || types.includes(webhook.ping)) return [];
  const written = member(node, 'x-webhook');
  const place = written && member(written, 'ping');
  return [
    problem(
      'webhook-ping-unknown',
      placeOf(place ?? node),
      `"${webhook.ping}" is not an event of this channel.${didYouMean(webhook.ping, types)}`,
    ),
  ];
}
