import type { EventTypeOrigin, RuntimeExpression } from '@hookbook/contract';
import { isMapping } from '@hookbook/contract/data';
import { member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath, resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { exampleNodes, field, type Message, text } from '../messages/messages.ts';
import { composedSchemas, declaredAt, namedAt, pinnedAt } from './places.ts';

/** The parts of an event type, one for each expression, or one text if there are no expressions. */
export type Parts = readonly (string | undefined)[];

export interface SourceContext {
  readonly document: SpecDocument;
  /** Where the event type is on the wire; empty if nothing tells. */
  readonly places: readonly RuntimeExpression[];
  /** Whether other messages share the schema of the event type's property, so that it cannot pin the value. */
  readonly isShared: (message: Message) => boolean;
  /** The event type that the channel of a message stands for. */
  readonly channelType: (message: Message) => string | undefined;
}

/** Finds the parts of a message's event type in one place of the document; undefined if it is not there. */
export interface EventTypeSource {
  readonly origin: EventTypeOrigin;
  readonly read: (message: Message, context: SourceContext) => Parts | undefined;
}

/** In the order in which they count. */
export const SOURCES: readonly EventTypeSource[] = [
  { origin: 'extension', read: fromExtension },
  { origin: 'schema', read: fromSchema },
  { origin: 'examples', read: fromExamples },
  { origin: 'discriminator', read: fromDiscriminator },
  { origin: 'key', read: fromKey },
  { origin: 'channel', read: (message, context) => single(context.channelType(message), message, context) },
  { origin: 'name', read: fromName },
  { origin: 'name', read: fromChannelAndKey },
];

/** `x-event-type`, or the extension of another tool that ends in `-event-type`. */
function fromExtension(message: Message, { document, places }: SourceContext): Parts | undefined {
  const own = field(document, message, 'x-event-type');
  if (own && Array.isArray(own.value)) return own.value.map(String);
  const others = members(message.node).filter(([key]) => /^x-(.+-)?event-(type|name)$/.test(key));
  const type = text(own) || others.map(([, node]) => text(node)).find((value) => value !== '');
  if (type === undefined || type === '') return undefined;
  if (places.length <= 1) return [type];
  return splitType(
    type,
    places.map((place) => pinnedAt(document, message, place)),
  );
}

/** Splits `issues.opened` into its parts. Parts that the schema pins help, because a part may contain a dot. */
function splitType(type: string, pinned: Parts): Parts {
  const [first] = pinned;
  const head = first !== undefined && type.startsWith(`${first}.`) ? first : (type.split('.')[0] ?? '');
  const tail = type.slice(head.length + 1);
  return [head, ...(tail === '' ? [undefined] : [tail]), ...pinned.slice(2)];
}

function fromSchema(message: Message, { document, places }: SourceContext): Parts | undefined {
  const parts = places.map((place) => pinnedAt(document, message, place));
  return parts[0] === undefined ? undefined : parts;
}

/** The value that all examples have, for each part that the schema does not pin. */
function fromExamples(message: Message, { document, places }: SourceContext): Parts | undefined {
  const parts = places.map((place) => pinnedAt(document, message, place) ?? exampleValue(document, message, place));
  return parts[0] === undefined ? undefined : parts;
}

function fromDiscriminator(message: Message, { document, places }: SourceContext): Parts | undefined {
  const parts = places.map((place) => pinnedAt(document, message, place) ?? namedAt(document, message, place));
  return parts[0] === undefined ? undefined : parts;
}

function exampleValue(document: SpecDocument, message: Message, place: RuntimeExpression): string | undefined {
  const examples = exampleNodes(document, message).map((example) => valueAt(document, example, place));
  const properties = declaredAt(document, message, place).flatMap((property) => annotatedValues(property));
  const values = new Set(examples.length > 0 && !examples.includes(undefined) ? examples : properties);
  const [value] = values;
  const isOneText = values.size === 1 && typeof value === 'string' && value !== '';
  return isOneText && isAllowed(document, message, place, value) ? value : undefined;
}

/** The value at a place of a message example. */
function valueAt(document: SpecDocument, example: SpecNode, place: RuntimeExpression): unknown {
  const part = getPath(document, example, place.in === 'header' ? 'headers' : 'payload');
  return place.path.reduce<SpecNode | undefined>((node, token) => {
    if (!node || place.in === 'payload') return node && member(node, token);
    return members(node).find(([name]) => name.toLowerCase() === token)?.[1];
  }, part)?.value;
}

/** The examples in the schema of a property. */
function annotatedValues(property: SpecNode): unknown[] {
  if (!isMapping(property.value)) return [];
  const { example, examples } = property.value;
  return [...(example === undefined ? [] : [example]), ...(Array.isArray(examples) ? examples : [])];
}

/** The key of a message, if the schema allows several values, so that only the key can tell. */
function fromKey(message: Message, context: SourceContext): Parts | undefined {
  const [place] = context.places;
  if (!place || !message.isNamed) return undefined;
  const isOneOfSeveral = context.isShared(message) || listedAt(context.document, message, place) !== undefined;
  return isOneOfSeveral ? single(message.key, message, context) : undefined;
}

/** A name that only follows from the channel is no value on the wire. */
function fromName(message: Message, context: SourceContext): Parts | undefined {
  return message.isNamed || context.places.length === 0 ? single(message.key, message, context) : undefined;
}

/** If nothing on the wire tells, the event type is only a name, and messages of different channels may have the same one. */
function fromChannelAndKey({ channel, key }: Message, { places }: SourceContext): Parts | undefined {
  return places.length === 0 ? [`${channel.name}.${key}`] : undefined;
}

/** One text as the whole event type, if the message can have it at the only place. */
function single(type: string | undefined, message: Message, { document, places }: SourceContext): Parts | undefined {
  const [place, ...others] = places;
  if (type === undefined) return undefined;
  if (!place) return [type];
  if (others.length > 0 || declaredAt(document, message, place).length === 0) return undefined;
  return isAllowed(document, message, place, type) ? [type] : undefined;
}

/** Whether the schemas at a place allow a text as their value, by their types and lists. */
function isAllowed(document: SpecDocument, message: Message, place: RuntimeExpression, text: string): boolean {
  const listed = listedAt(document, message, place);
  return listed ? listed.has(text) : allowsText(document, message, place);
}

/** The values that the schemas at a place list; undefined if they do not. */
function listedAt(document: SpecDocument, message: Message, place: RuntimeExpression): Set<unknown> | undefined {
  const lists = schemasAt(document, message, place).flatMap(({ value }) =>
    isMapping(value) && Array.isArray(value.enum)
      ? [value.enum as unknown[]]
      : isMapping(value) && 'const' in value
        ? [[value.const]]
        : [],
  );
  return lists.length === 0 ? undefined : new Set(lists.flat());
}

function allowsText(document: SpecDocument, message: Message, place: RuntimeExpression): boolean {
  return schemasAt(document, message, place).every(({ value }) => {
    const type = isMapping(value) ? value.type : undefined;
    return type === undefined || [type].flat().includes('string');
  });
}

function schemasAt(document: SpecDocument, message: Message, place: RuntimeExpression): SpecNode[] {
  return declaredAt(document, message, place).flatMap((property) =>
    composedSchemas(document, resolveChain(document, property)),
  );
}
