import type { Provider, Webhook } from '@hookbook/contract';
import { compareText, inAlphabeticalOrder } from '@hookbook/contract/data';
import { type Diagnostic, problem } from '../diagnostics/diagnostic.ts';
import { isComplete } from '../spec/reachable.ts';
import { get, type SpecDocument } from '../spec/specDocument.ts';
import { member, placeOf, type SpecNode, sourceOf } from '../spec/specNode.ts';
import { checkEventTypePlace, checkPing, checkPlaces } from './checkExpressions.ts';
import { checkNames } from './checkNames.ts';
import { docsOf, type PlacedEvent, readEvent, tagsOf } from './event.ts';
import { settleEvents } from './finalise.ts';
import { type Channel, messagesOf, text } from './messages.ts';
import { lowerSlug, pascalCase, titleCase } from './names.ts';
import { checkSchema } from './schema/checkSchema.ts';
import { collectDefinitions, type Definitions } from './schema/collectDefinitions.ts';
import { checkInfiniteRecursion } from './schema/infiniteRecursion.ts';
import { readWebhook } from './webhook.ts';

/** A provider with the nodes that later rules point at. */
export interface PlacedProvider {
  readonly provider: Provider;
  readonly events: readonly PlacedEvent[];
  /** Where the document lists the channel. */
  readonly entry: SpecNode;
}

/** Reads one channel. Without an `x-webhook` it is no provider, and the diagnostics say so. */
export function readProvider(
  document: SpecDocument,
  { name, entry, node }: Channel,
): { placed?: PlacedProvider; diagnostics: readonly Diagnostic[] } {
  const { webhook, diagnostics } = readWebhook(name, node);
  const definitions = collectDefinitions(document);
  const messages = messagesOf(document, node);
  const lost = webhook ? checkEventTypePlace(document, { webhook, node, messages }) : [];
  const known = lost.length === 0 ? webhook : undefined;
  const read = messages.map((message) => readEvent({ document, webhook: known, definitions }, message));
  if (!webhook)
    return {
      diagnostics: [...diagnostics, ...read.flatMap((each) => each.diagnostics), ...checkDefinitions(definitions)],
    };
  const found = read.flatMap(({ placed }) => placed ?? []);
  const events = settleEvents(found, definitions).sort((a, b) => compareText(a.event.type, b.event.type));
  const provider: Provider = {
    name,
    slug: lowerSlug(name),
    typeName: pascalCase(name),
    title: text(member(node, 'title')) || titleCase(name),
    description: text(member(node, 'description')) || text(member(node, 'summary')),
    docs: docsOf(document, get(document, node, 'externalDocs')),
    tags: tagsOf(document, get(document, node, 'tags')),
    webhook: inAlphabeticalOrder<Webhook>(webhook),
    events: events.map(({ event }) => event),
    definitions: definitions.list(),
    source: sourceOf(node),
  };
  const empty =
    messages.length === 0 && isComplete(document, node)
      ? [problem('channel-empty', placeOf(node, 'key'), `The channel ${name} has no messages.`)]
      : [];
  return {
    placed: { provider, events, entry },
    diagnostics: [
      ...diagnostics,
      ...lost,
      ...empty,
      ...read.flatMap((each) => each.diagnostics),
      ...checkDefinitions(definitions),
      ...checkNames({ provider, events, entry }, definitions),
      ...checkPlaces(document, { webhook, node, messages }),
      ...(events.length === messages.length ? checkPing(document, { webhook, node, events }) : []),
    ],
  };
}

function checkDefinitions(definitions: Definitions): Diagnostic[] {
  return [
    ...definitions.diagnostics(),
    ...definitions.nodes().flatMap(({ node, dialect }) => checkSchema(node, dialect)),
    ...checkInfiniteRecursion(definitions),
  ];
}
