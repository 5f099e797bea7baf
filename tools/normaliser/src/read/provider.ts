import type { Channel, Event, Provider, UnresolvedEvent, Webhook } from '@hookbook/contract';
import { isForm } from '@hookbook/contract';
import { compareText, inAlphabeticalOrder } from '@hookbook/contract/data';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { identityOf, member, type SpecNode, specPointerOf } from '@hookbook/spec-reader/spec/file/specNode';
import type { KnownResults } from '@hookbook/spec-reader/spec/knownResults';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { detectPlaces } from '../eventType/detectPlaces.ts';
import { findUndeclared, type UndeclaredExpression } from '../eventType/places.ts';
import { type EventTypes, resolveEventTypes } from '../eventType/resolveEventTypes.ts';
import { contentTypeOf } from '../messages/contentType.ts';
import { type Message, text } from '../messages/messages.ts';
import { type ChannelWithMessages, type ProviderSource, sentMessages, serversOf } from '../messages/providerSources.ts';
import type { NameUse } from '../naming/collisions.ts';
import { type FormerProviderName, formerProviderNames, providerNames } from '../naming/formerProviderNames.ts';
import { commandTypeName, slug } from '../naming/names.ts';
import { DefinitionCollector } from '../schema/collectDefinitions.ts';
import { docsOf, type EventWithSource, type MessageResult, readMessage, tagsOf } from './event.ts';
import { finaliseEvents } from './finalise.ts';
import { DEFAULT_WEBHOOK, type WebhookReader } from './webhook.ts';

/** A provider with the nodes it was read from, for diagnostics. */
export interface ProviderWithSource {
  readonly provider: Provider;
  readonly events: readonly EventWithSource[];
  /** The document's entry for the provider: that of its first channel, often only a `$ref`. */
  readonly entry: SpecNode;
  readonly former: readonly FormerProviderName[];
}

/** The channels of a provider, with everything that was read from them. */
export interface ProviderResult {
  readonly source: ProviderSource;
  /** The messages that the application sends. A message that several channels list is here once for each event. */
  readonly messages: readonly MessageResult[];
  /** The messages that the application receives, if they were asked for. */
  readonly commands: readonly MessageResult[];
  readonly definitions: DefinitionCollector;
  readonly eventTypes: EventTypes;
  /** Absent, like the provider, if the `x-webhook` is missing or invalid. */
  readonly webhook?: Webhook;
  readonly provider?: ProviderWithSource;
  /** The event type's expression if no message declares it. Then no message is an event. */
  readonly undeclaredEventType?: UndeclaredExpression;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a contract contains only if it is asked for: `receive`, the messages that the application receives. */
export type Included = 'receive';

interface ReadContext {
  readonly document: SpecDocument;
  readonly readWebhook: WebhookReader;
  readonly include: readonly Included[];
  readonly known: KnownResults;
}

export function readProvider(
  { document, readWebhook, include, known }: ReadContext,
  source: ProviderSource,
): ProviderResult {
  const sent = source.channels.flatMap(({ messages }) => sentMessages(messages));
  const { webhook, diagnostics } = webhookOf(document, source, sent, readWebhook);
  const definitions = new DefinitionCollector(document, known);
  const undeclaredEventType = webhook?.eventType[0] && findUndeclared(document, sent, webhook.eventType[0]);
  const eventTypes = webhook ? resolveEventTypes(document, source, webhook.eventType) : NO_EVENT_TYPES;
  const context = { document, webhook, eventTypes: eventTypes.byMessage, definitions, known };
  const messages = distinctMessages(sent, eventTypes).map((message) => readMessage(context, message));
  const commands = include.includes('receive') ? readCommands({ document, definitions, known }, source) : [];
  const result = { source, messages, commands, definitions, eventTypes, diagnostics };
  if (!webhook) return result;
  const described = describeProvider({ document, known }, result, webhook);
  const isUndeclared = undeclaredEventType && eventTypes.byMessage.size === 0;
  return { ...result, webhook, ...described, ...(isUndeclared && { undeclaredEventType }) };
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
  const read = node ? readWebhook(document, node) : { webhook: DEFAULT_WEBHOOK, diagnostics: [] };
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

/** A command has no event type: its name is enough, because the application knows what it receives. */
function readCommands(
  { document, definitions, known }: Pick<ReadContext, 'document' | 'known'> & Pick<ProviderResult, 'definitions'>,
  { channels }: ProviderSource,
): MessageResult[] {
  const received = channels.flatMap(({ messages }) => messages.filter(({ direction }) => direction === 'receive'));
  const distinct = [...new Map(received.map((message) => [identityOf(message.node), message])).values()];
  const eventTypes = new Map(
    distinct.map((message) => [message, { type: message.key, parts: [], origin: 'name' as const }]),
  );
  const context = { document, webhook: DEFAULT_WEBHOOK, eventTypes, definitions, known };
  return distinct.map((message) => {
    const { event, ...result } = readMessage(context, message);
    return { ...result, ...(event && { event: asCommand(event) }) };
  });
}

function asCommand({ event, ...source }: EventWithSource): EventWithSource {
  const preferred = { typeName: commandTypeName(event.type), slug: slug(`${event.type}.command`) };
  return { ...source, preferred, event: { ...event, ...preferred } };
}

/** With the content type that all messages name, if `x-webhook` does not say it. */
function withContentType(document: SpecDocument, webhook: Webhook, events: readonly EventWithSource[]): Webhook {
  if (webhook.delivery?.contentType !== undefined) return webhook;
  const [contentType, ...others] = new Set(events.map(({ message }) => contentTypeOf(document, message)?.value));
  if (contentType === undefined || others.length > 0 || contentType === 'application/json') return webhook;
  if (!isForm(contentType) && !/^application\/[\w.-]+\+json$/.test(contentType)) return webhook;
  return { ...webhook, delivery: { origin: 'vendor', ...webhook.delivery, contentType } };
}

/** An event with its content type, if that of all deliveries is not known and it is not JSON. */
function withOwnContentType(document: SpecDocument, { delivery }: Webhook, { event, message }: EventWithSource): Event {
  const contentType = contentTypeOf(document, message)?.value;
  const isKnown =
    delivery?.contentType !== undefined || contentType === undefined || contentType === 'application/json';
  return isKnown ? event : { ...event, contentType };
}

function describeProvider(
  { document, known }: Pick<ReadContext, 'document' | 'known'>,
  { source, messages, commands, definitions, eventTypes, diagnostics }: ProviderResult,
  webhook: Webhook,
): Required<Pick<ProviderResult, 'provider' | 'diagnostics'>> {
  const { name, title, node, entry } = source;
  const names = providerNames(name);
  const { former, diagnostics: ofFormer } = formerProviderNames(source.formerNames);
  const sent = messages.flatMap(({ event }) => event ?? []);
  const received = commands.flatMap(({ event }) => event ?? []);
  const all = finaliseEvents([...sent, ...received], definitions, providerTypes(source, names.typeName));
  const finalised = all.events.map(({ event, ...others }) => ({
    ...others,
    event: known.same(`${name} event ${event.type}`, event),
  }));
  const byType = (a: EventWithSource, b: EventWithSource) => compareText(a.event.type, b.event.type);
  const events = finalised.slice(0, sent.length).sort(byType);
  const finalCommands = finalised.slice(sent.length).sort(byType);
  const protocols = source.webhook ? [] : brokerProtocols(document, source);
  const delivered = protocols.length > 0 ? webhook : withContentType(document, webhook, events);
  const provider = {
    ...names,
    ...(former.length > 0 && { formerNames: former.map((each) => each.names) }),
    title,
    description: text(member(node, 'description')) || text(member(node, 'summary')),
    docs: docsOf(document, getPath(document, node, 'externalDocs')),
    tags: tagsOf(document, getPath(document, node, 'tags')),
    webhook: inAlphabeticalOrder<Webhook>(delivered),
    protocols,
    channels: source.channels.map(channelOf),
    events: events.map((event) => withOwnContentType(document, delivered, event)),
    commands: finalCommands.map(({ event }) => event),
    unresolvedEvents: messages.flatMap((result) => unresolvedEvent(result, eventTypes)),
    definitions: known.same(`${name} definitions`, definitions.list()),
    source: specPointerOf(node),
    ...(source.webhook && { webhookSource: specPointerOf(source.webhook) }),
  };
  return {
    provider: { provider, events, entry, former },
    diagnostics: [...diagnostics, ...ofFormer, ...all.diagnostics],
  };
}

function channelOf({ channel: { name, address, node } }: ChannelWithMessages): Channel {
  const source = specPointerOf(member(node, 'address') ?? node);
  return { name, ...(address !== undefined && { address }), source };
}

/** The protocols of servers that speak no HTTP; empty if one does, or if there are none. */
function brokerProtocols(document: SpecDocument, { channels }: ProviderSource): string[] {
  const servers = channels.flatMap(({ channel }) => serversOf(document, channel.node));
  const protocols = new Set(servers.map((server) => text(member(server, 'protocol'))).filter((name) => name !== ''));
  return [...protocols].some((name) => /^https?$/i.test(name)) ? [] : [...protocols].sort(compareText);
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
