import type { Provider, UnresolvedEvent, Webhook } from '@hookbook/contract';
import { compareText, inAlphabeticalOrder } from '@hookbook/contract/data';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { identityOf, member, type SpecNode, specPointerOf } from '../../spec/file/specNode.ts';
import { getPath } from '../../spec/resolve.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import { detectPlaces } from '../eventType/detectPlaces.ts';
import { findUndeclared, type UndeclaredExpression } from '../eventType/places.ts';
import { type EventTypes, resolveEventTypes } from '../eventType/resolveEventTypes.ts';
import type { NameUse } from '../naming/collisions.ts';
import { lowerSlug, pascalCase } from '../naming/names.ts';
import { DefinitionCollector } from '../schema/collectDefinitions.ts';
import { docsOf, type EventWithSource, type MessageResult, readMessage, tagsOf } from './event.ts';
import { finaliseEvents } from './finalise.ts';
import { type Message, text } from './messages.ts';
import { type ProviderSource, sentMessages } from './providerSources.ts';
import { DEFAULT_WEBHOOK, type WebhookReader } from './webhook.ts';

/** A provider with the nodes it was read from, for diagnostics. */
export interface ProviderWithSource {
  readonly provider: Provider;
  readonly events: readonly EventWithSource[];
  /** The document's entry for the provider: that of its first channel, often only a `$ref`. */
  readonly entry: SpecNode;
}

/** The channels of a provider, with everything that was read from them. */
export interface ProviderResult {
  readonly source: ProviderSource;
  /** The messages that the application sends. A message that several channels list is here once for each event. */
  readonly messages: readonly MessageResult[];
  readonly definitions: DefinitionCollector;
  readonly eventTypes: EventTypes;
  /** Absent, like the provider, if the `x-webhook` is missing or invalid. */
  readonly webhook?: Webhook;
  readonly provider?: ProviderWithSource;
  /** The event type's expression if no message declares it. Then no message is an event. */
  readonly undeclaredEventType?: UndeclaredExpression;
  readonly diagnostics: readonly Diagnostic[];
}

export function readProvider(
  document: SpecDocument,
  source: ProviderSource,
  readWebhook: WebhookReader,
): ProviderResult {
  const sent = source.channels.flatMap(({ messages }) => sentMessages(messages));
  const { webhook, diagnostics } = webhookOf(document, source, sent, readWebhook);
  const definitions = new DefinitionCollector(document);
  const undeclaredEventType = webhook?.eventType[0] && findUndeclared(document, sent, webhook.eventType[0]);
  const eventTypes = webhook ? resolveEventTypes(document, source, webhook.eventType) : NO_EVENT_TYPES;
  const context = { document, webhook, eventTypes: eventTypes.byMessage, definitions };
  const messages = distinctMessages(sent, eventTypes).map((message) => readMessage(context, message));
  const result = { source, messages, definitions, eventTypes, diagnostics };
  if (!webhook) return result;
  const provider = describeProvider(document, result, webhook);
  const isUndeclared = undeclaredEventType && eventTypes.byMessage.size === 0;
  return { ...result, webhook, provider, ...(isUndeclared && { undeclaredEventType }) };
}

const NO_EVENT_TYPES: EventTypes = { byMessage: new Map(), clashes: new Map() };

/** The `x-webhook` as written or, without one, what its absence means. */
function webhookOf(
  document: SpecDocument,
  { webhook: node, withoutWebhook }: ProviderSource,
  sent: readonly Message[],
  readWebhook: WebhookReader,
): ReturnType<WebhookReader> {
  if (withoutWebhook.length > 0) return { diagnostics: [] };
  const read = node ? readWebhook(node) : { webhook: DEFAULT_WEBHOOK, diagnostics: [] };
  if (!read.webhook || read.webhook.eventType.length > 0) return read;
  return { ...read, webhook: { ...read.webhook, eventType: detectPlaces(document, sent) } };
}

/** Each message once for each event type, even if several channels list it. */
function distinctMessages(messages: readonly Message[], { byMessage }: EventTypes): Message[] {
  const byIdentity = new Map<string, Message>();
  for (const message of messages) {
    const key = `${identityOf(message.node)} ${byMessage.get(message)?.type}`;
    if (!byIdentity.has(key)) byIdentity.set(key, message);
  }
  return [...byIdentity.values()];
}

function describeProvider(
  document: SpecDocument,
  { source, messages, definitions, eventTypes }: ProviderResult,
  webhook: Webhook,
): ProviderWithSource {
  const { name, title, node, entry } = source;
  const typeName = pascalCase(name);
  const events = finaliseEvents(
    messages.flatMap(({ event }) => event ?? []),
    definitions,
    providerTypes(source, typeName),
  ).sort((a, b) => compareText(a.event.type, b.event.type));
  const provider = {
    name,
    slug: lowerSlug(name),
    typeName,
    title,
    description: text(member(node, 'description')) || text(member(node, 'summary')),
    docs: docsOf(document, getPath(document, node, 'externalDocs')),
    tags: tagsOf(document, getPath(document, node, 'tags')),
    webhook: inAlphabeticalOrder<Webhook>(webhook),
    events: events.map(({ event }) => event),
    unresolvedEvents: messages.flatMap((result) => unresolvedEvent(result, eventTypes)),
    definitions: definitions.list(),
    source: specPointerOf(node),
  };
  return { provider, events, entry };
}

/** The types of a provider besides those of its events and definitions. */
export function providerTypes({ name, entry }: Pick<ProviderSource, 'name' | 'entry'>, typeName: string): NameUse[] {
  const fixed = ['EventOf', 'UnknownEvent'].map((type) => ({ name: type, owner: 'Hookbook itself' }));
  const owner = `provider "${name}"`;
  return [
    ...fixed,
    ...['Event', 'EventMap', 'EventType'].map((suffix) => ({ name: `${typeName}${suffix}`, owner, node: entry })),
  ];
}

function unresolvedEvent({ message, event }: MessageResult, { clashes }: EventTypes): UnresolvedEvent[] {
  if (event) return [];
  const clash = [...clashes].find(([, messages]) => messages.some(({ node }) => node.value === message.node.value));
  const reason = clash ? `Another message has the same event type, "${clash[0]}".` : 'Its event type is not known.';
  return [{ name: message.key, reason, source: specPointerOf(message.node) }];
}
