import type { EventTypeOrigin, RuntimeExpression } from '@hookbook/contract';
import { identityOf } from '@hookbook/spec-reader/spec/file/specNode';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import type { Channel, Message } from '../messages/messages.ts';
import { type ProviderSource, sentMessages } from '../messages/providerSources.ts';
import { declaredAt } from './places.ts';
import { type Parts, SOURCES, type SourceContext } from './sources.ts';

/** The event type of a message, and where it was found. */
export interface ResolvedEventType {
  readonly type: string;
  /** One for each expression in `x-webhook.eventType`. */
  readonly parts: Parts;
  readonly origin: EventTypeOrigin;
}

/** What is known about the event types of a provider. */
export interface EventTypes {
  readonly byMessage: ReadonlyMap<Message, ResolvedEventType>;
  /** Messages that state the same event type, so that nothing tells them apart. They are no events. */
  readonly clashes: ReadonlyMap<string, readonly Message[]>;
}

/**
 * Finds the event type of each message in the first source that tells it apart from the other messages. Types in an
 * extension or in a schema are stated, so no other source counts for their messages.
 */
export function resolveEventTypes(
  document: SpecDocument,
  source: ProviderSource,
  places: readonly RuntimeExpression[],
): EventTypes {
  const messages = source.channels.flatMap((channel) => sentMessages(channel.messages));
  const context: SourceContext = {
    document,
    places,
    isShared: sharedSchemas(document, messages, places),
    channelType: channelTypes(source),
  };
  const resolved = new Map<Message, ResolvedEventType>();
  for (const { origin, read } of SOURCES) {
    const isStated = origin === 'extension' || origin === 'schema';
    const found = messages.flatMap((message) => {
      const parts = resolved.has(message) ? undefined : read(message, context);
      return parts ? [[message, eventTypeOf(parts, places, origin)] as const] : [];
    });
    const owners = ownersByType([...resolved, ...found]);
    for (const [message, eventType] of found)
      if (isStated || owners.get(eventType.type)?.length === 1) resolved.set(message, eventType);
  }
  const clashes = new Map([...ownersByType([...resolved])].filter(([, owners]) => owners.length > 1));
  return { byMessage: new Map([...resolved].filter(([, { type }]) => !clashes.has(type))), clashes };
}

/** The messages with each event type. A message that several channels list counts once. */
function ownersByType(entries: readonly (readonly [Message, ResolvedEventType])[]): ReadonlyMap<string, Message[]> {
  const owners = new Map<string, Map<string, Message>>();
  for (const [message, { type }] of entries) {
    const messages = owners.get(type) ?? new Map<string, Message>();
    const identity = identityOf(message.node);
    if (!messages.has(identity)) messages.set(identity, message);
    owners.set(type, messages);
  }
  return new Map([...owners].map(([type, messages]) => [type, [...messages.values()]]));
}

function eventTypeOf(parts: Parts, places: readonly RuntimeExpression[], origin: EventTypeOrigin): ResolvedEventType {
  const type = parts.filter((part) => part !== undefined).join('.');
  return { type, parts: places.map((_, index) => parts[index]), origin };
}

/** A channel with one event stands for it, unless it is the provider itself. An address with parameters is no name. */
function channelTypes({ isChannel, channels }: ProviderSource): SourceContext['channelType'] {
  const types = new Map<Channel, string>();
  for (const { channel, messages } of channels) {
    const type = [channel.address ?? '', channel.name].find((text) => text !== '' && !text.includes('{'));
    if (!isChannel && sentMessages(messages).length === 1 && type !== undefined) types.set(channel, type);
  }
  return ({ channel }) => types.get(channel);
}

/** Whether the schema of the event type's property also belongs to another message. */
function sharedSchemas(
  document: SpecDocument,
  messages: readonly Message[],
  [place]: readonly RuntimeExpression[],
): SourceContext['isShared'] {
  let owners: Map<string, Set<unknown>> | undefined;
  const propertiesOf = (message: Message) => (place ? declaredAt(document, message, place).map(identityOf) : []);
  return (message) => {
    owners ??= messages.reduce((map, other) => {
      for (const property of propertiesOf(other))
        map.set(property, (map.get(property) ?? new Set()).add(other.node.value));
      return map;
    }, new Map<string, Set<unknown>>());
    return propertiesOf(message).some((property) => (owners?.get(property)?.size ?? 0) > 1);
  };
}
