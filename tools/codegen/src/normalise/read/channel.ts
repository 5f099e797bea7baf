import type { Provider, Webhook } from '@hookbook/contract';
import { compareText, inAlphabeticalOrder } from '@hookbook/contract/data';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { member, type SpecNode, specPointerOf } from '../../spec/file/specNode.ts';
import { getPath } from '../../spec/resolve.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import { lowerSlug, pascalCase, titleCase } from '../naming/names.ts';
import { DefinitionCollector } from '../schema/collectDefinitions.ts';
import { docsOf, type EventWithSource, type MessageResult, readMessage, tagsOf } from './event.ts';
import { findUndeclared, type UndeclaredExpression } from './eventType.ts';
import { finaliseEvents } from './finalise.ts';
import { type Channel, messagesOf, text } from './messages.ts';
import type { WebhookReader } from './webhook.ts';

/** A provider with the nodes it was read from, for diagnostics. */
export interface ProviderWithSource {
  readonly provider: Provider;
  readonly events: readonly EventWithSource[];
  /** The document's entry for the channel, often only a `$ref`. */
  readonly entry: SpecNode;
}

/** A channel with everything that was read from it. */
export interface ChannelResult {
  readonly channel: Channel;
  readonly messages: readonly MessageResult[];
  readonly definitions: DefinitionCollector;
  /** Absent, like the provider, if the channel has no valid `x-webhook`. */
  readonly webhook?: Webhook;
  readonly provider?: ProviderWithSource;
  /** The event type's expression if no message declares it. Then no message is an event. */
  readonly undeclaredEventType?: UndeclaredExpression;
  readonly diagnostics: readonly Diagnostic[];
}

export function readChannel(document: SpecDocument, channel: Channel, readWebhook: WebhookReader): ChannelResult {
  const { webhook, diagnostics } = readWebhook(channel.name, channel.node);
  const definitions = new DefinitionCollector(document);
  const channelMessages = messagesOf(document, channel.node);
  const [eventType] = webhook?.eventType ?? [];
  const undeclaredEventType = eventType && findUndeclared(document, channelMessages, eventType);
  const context = { document, webhook: undeclaredEventType ? undefined : webhook, definitions };
  const messages = channelMessages.map((message) => readMessage(context, message));
  const result = { channel, messages, definitions, diagnostics };
  if (!webhook) return result;
  const provider = readProvider(document, result, webhook);
  return { ...result, webhook, provider, ...(undeclaredEventType && { undeclaredEventType }) };
}

function readProvider(
  document: SpecDocument,
  { channel, messages, definitions }: ChannelResult,
  webhook: Webhook,
): ProviderWithSource {
  const { name, entry, node } = channel;
  const events = finaliseEvents(
    messages.flatMap(({ event }) => event ?? []),
    definitions,
  ).sort((a, b) => compareText(a.event.type, b.event.type));
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
