import type { Provider, Webhook } from '@hookbook/contract';
import { compareText, inAlphabeticalOrder } from '@hookbook/contract/data';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { member, type SpecNode, specPointerOf } from '../../spec/file/specNode.ts';
import { getPath } from '../../spec/resolve.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import { lowerSlug, pascalCase, titleCase } from '../naming/names.ts';
import { createDefinitionCollector, type DefinitionCollector } from '../schema/collectDefinitions.ts';
import { docsOf, type EventWithSource, type MessageReading, readMessage, tagsOf } from './event.ts';
import { findUndeclared, type UndeclaredExpression } from './eventType.ts';
import { finaliseEvents } from './finalise.ts';
import { type Channel, messagesOf, text } from './messages.ts';
import type { WebhookReader } from './webhook.ts';

/** A provider with the nodes it was read from, for diagnostics. */
export interface ProviderWithSource {
  readonly provider: Provider;
  readonly events: readonly EventWithSource[];
  /** Where the document lists the channel. */
  readonly entry: SpecNode;
}

/** What was read from one channel. */
export interface ChannelReading {
  readonly channel: Channel;
  readonly messages: readonly MessageReading[];
  readonly definitions: DefinitionCollector;
  /** Absent if the channel has no `x-webhook`, or an invalid one; then there is no provider either. */
  readonly webhook?: Webhook;
  readonly provider?: ProviderWithSource;
  /** The expression of the event type if no message declares it; then no message is an event. */
  readonly undeclaredEventType?: UndeclaredExpression;
  readonly diagnostics: readonly Diagnostic[];
}

export function readChannel(document: SpecDocument, channel: Channel, readWebhook: WebhookReader): ChannelReading {
  const { webhook, diagnostics } = readWebhook(channel.name, channel.node);
  const definitions = createDefinitionCollector(document);
  const listed = messagesOf(document, channel.node).map((message) => ({ message }));
  const [eventType] = webhook?.eventType ?? [];
  const undeclaredEventType = eventType && findUndeclared(document, listed, eventType);
  const context = { document, webhook: undeclaredEventType ? undefined : webhook, definitions };
  const messages = listed.map(({ message }) => readMessage(context, message));
  const reading = { channel, messages, definitions, diagnostics };
  if (!webhook) return reading;
  const provider = readProvider(document, reading, webhook);
  return { ...reading, webhook, provider, ...(undeclaredEventType && { undeclaredEventType }) };
}

function readProvider(
  document: SpecDocument,
  { channel, messages, definitions }: ChannelReading,
  webhook: Webhook,
): ProviderWithSource {
  const { name, entry, node } = channel;
  const found = messages.flatMap(({ event }) => event ?? []);
  const events = finaliseEvents(found, definitions).sort((a, b) => compareText(a.event.type, b.event.type));
  const provider = {
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
  return { provider, events, entry };
}
