import type { Provider, Webhook } from '@hookbook/contract';
import { compareText, inAlphabeticalOrder } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { locationOf, member, type SpecNode, specPointerOf } from '../spec/file/specNode.ts';
import { isComplete } from '../spec/reachable.ts';
import { getPath } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { checkEventTypeExpression, checkExpressions, checkPing } from './checkExpressions.ts';
import { checkNames } from './checkNames.ts';
import { docsOf, type EventWithSource, readEvent, tagsOf } from './event.ts';
import { finaliseEvents } from './finalise.ts';
import { type Channel, messagesOf, text } from './messages.ts';
import { lowerSlug, pascalCase, titleCase } from './naming/names.ts';
import { checkSchema } from './schema/checkSchema.ts';
import { createDefinitionCollector, type DefinitionCollector } from './schema/collectDefinitions.ts';
import { checkInfiniteRecursion } from './schema/infiniteRecursion.ts';
import type { WebhookReader } from './webhook.ts';

/** A provider with the nodes that later rules point at. */
export interface ProviderWithSource {
  readonly provider: Provider;
  readonly events: readonly EventWithSource[];
  /** Where the document lists the channel. */
  readonly entry: SpecNode;
}

/** Reads one channel. Without an `x-webhook` it is no provider, and the diagnostics say so. */
export function readProvider(
  document: SpecDocument,
  { name, entry, node }: Channel,
  readWebhook: WebhookReader,
): { placed?: ProviderWithSource; diagnostics: readonly Diagnostic[] } {
  const { webhook, diagnostics } = readWebhook(name, node);
  const definitions = createDefinitionCollector(document);
  const messages = messagesOf(document, node);
  const lost = webhook ? checkEventTypeExpression(document, { webhook, node, messages }) : [];
  const known = lost.length === 0 ? webhook : undefined;
  const read = messages.map((message) => readEvent({ document, webhook: known, definitions }, message));
  if (!webhook)
    return {
      diagnostics: [...diagnostics, ...read.flatMap((each) => each.diagnostics), ...checkDefinitions(definitions)],
    };
  const found = read.flatMap(({ placed }) => placed ?? []);
  const events = finaliseEvents(found, definitions).sort((a, b) => compareText(a.event.type, b.event.type));
  const provider: Provider = {
    name,
    slug: lowerSlug(name),
    typeName: pascalCase(name),
    title: text(member(node, 'title')) || titleCase(name),
    description: text(member(node, 'description')) || text(member(node, 'summary')),
    docs: docsOf(document, getPath(document, node, 'externalDocs')),
    tags: tagsOf(document, getPath(document, node, 'tags')),
    webhook: inAlphabeticalOrder<Webhook>(webhook),
    events: events.map(({ event }) => event),
    definitions: definitions.list(),
    source: specPointerOf(node),
  };
  const empty =
    messages.length === 0 && isComplete(document, node)
      ? [createDiagnostic('channel-empty', locationOf(node, 'key'), `The channel ${name} has no messages.`)]
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
      ...checkExpressions(document, { webhook, node, messages }),
      ...(events.length === messages.length ? checkPing(document, { webhook, node, events }) : []),
    ],
  };
}

function checkDefinitions(definitions: DefinitionCollector): Diagnostic[] {
  return [
    ...definitions.diagnostics(),
    ...definitions.nodes().flatMap(({ node, dialect }) => checkSchema(node, dialect)),
    ...checkInfiniteRecursion(definitions),
  ];
}
