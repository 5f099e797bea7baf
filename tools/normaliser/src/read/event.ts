import type { DocsLink, Event, Example, Since, Tag, Webhook } from '@hookbook/contract';
import { inAlphabeticalOrder, isMapping } from '@hookbook/contract/data';
import type { Schema } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { dialectOf, parserPlugin } from '@hookbook/spec-reader/dialect/schemaFormat';
import { locationOf, member, members, type SpecNode, specPointerOf } from '@hookbook/spec-reader/spec/file/specNode';
import type { KnownResults } from '@hookbook/spec-reader/spec/knownResults';
import { resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { pinAt, withValueAt } from '../eventType/pinEventType.ts';
import type { ResolvedEventType } from '../eventType/resolveEventTypes.ts';
import { field, type Message, schemaOf, text } from '../messages/messages.ts';
import { FORMER_NAMES } from '../naming/formerNames.ts';
import { eventTypeName, slug, titleCase } from '../naming/names.ts';
import { checkKnownSchema } from '../schema/checkSchema.ts';
import type { DefinitionCollector } from '../schema/collectDefinitions.ts';
import { isDate } from '../schema/date.ts';
import { isSince } from '../schema/since.ts';
import { type ExampleWithSource, readExamples } from './examples.ts';
import { entitiesOf, isEntities } from './webhook.ts';

/** An event with the nodes it was read from, for diagnostics. */
export interface EventWithSource {
  readonly event: Event;
  /** The names that follow from the event type or `x-name`. Another event may have them. */
  readonly preferred: Pick<Event, 'typeName' | 'slug'>;
  readonly message: Message;
  /** Its `x-former-names` as written. */
  readonly formerNames?: SpecNode;
  readonly examples: readonly ExampleWithSource[];
}

/** A message with everything that was read from it. */
export interface MessageResult {
  readonly message: Message;
  readonly payload: SchemaResult;
  readonly headers: SchemaResult;
  /** Absent if the event type is unknown. */
  readonly event?: EventWithSource;
}

interface SchemaResult {
  readonly schema: Schema;
  readonly isPresent: boolean;
  /** Whether the schema has a supported format and is a mapping or a boolean. */
  readonly isReadable: boolean;
  readonly isDeprecated: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

interface MessageContext {
  readonly document: SpecDocument;
  /** Absent if no message can be an event. */
  readonly webhook: Webhook | undefined;
  readonly eventTypes: ReadonlyMap<Message, ResolvedEventType>;
  readonly definitions: DefinitionCollector;
  readonly known: KnownResults;
}

export function readMessage(context: MessageContext, message: Message): MessageResult {
  const { document, webhook, eventTypes } = context;
  const payload = readSchema(context, message, 'payload');
  const headers = readSchema(context, message, 'headers');
  const result = { message, payload, headers };
  const eventType = eventTypes.get(message);
  if (!webhook || !payload.isReadable || !headers.isReadable || !eventType) return result;
  const { type, parts, origin } = eventType;
  const examples = readExamples(document, message).map(({ example, node }) => ({
    example: withEventType(example, webhook, eventType),
    node,
  }));
  // Maintainers set x-name if the name that follows from the event type is taken.
  const name = text(field(document, message, 'x-name')) || type;
  const inferred = text(field(document, message, 'x-inferred'));
  const preferred = { slug: slug(name), typeName: eventTypeName(name) };
  const event: Event = {
    type,
    ...preferred,
    // Decided when the names of all events are known.
    guardName: '',
    validatorName: '',
    title: text(field(document, message, 'title')) || titleCase(type),
    summary: text(field(document, message, 'summary')).replace(/\s+/g, ' '),
    description: text(field(document, message, 'description')),
    tags: tagsOf(document, field(document, message, 'tags')),
    docs: docsOf(document, field(document, message, 'externalDocs')),
    deprecated: payload.isDeprecated || isDeprecated(document, message),
    ...sinceOf(document, message),
    ...sunsetOf(document, message),
    ...formerTypesOf(document, message),
    ...(inferred !== '' && { inferred }),
    typeOrigin: origin,
    typeParts: parts,
    ...messageEntities(document, message),
    ...pinnedSchemas(webhook, eventType, { payload, headers }),
    examples: examples.map(({ example }) => example),
    source: specPointerOf(message.node),
  };
  const formerNames = field(document, message, FORMER_NAMES);
  return { ...result, event: { event, preferred, message, ...(formerNames && { formerNames }), examples } };
}

/** In AsyncAPI 2, a channel may be deprecated, too. */
function isDeprecated(document: SpecDocument, message: Message): boolean {
  const ofMessage = field(document, message, 'deprecated');
  return ofMessage?.value === true || member(message.channel.node, 'deprecated')?.value === true;
}

function messageEntities(document: SpecDocument, message: Message): Pick<Event, 'entities'> {
  const value = field(document, message, 'x-entities')?.value;
  return isEntities(value) ? { entities: inAlphabeticalOrder(entitiesOf(value)) } : {};
}

/** An example that leaves out an event type that its schema does not pin. On the wire it is always there. */
function withEventType(
  example: Example,
  { eventType: places }: Webhook,
  { origin, parts }: ResolvedEventType,
): Example {
  if (origin === 'schema') return example;
  const payload = places.reduce((completed, place, index) => {
    const value = parts[index];
    return value === undefined || place.in === 'header' ? completed : withValueAt(completed, place.path, value);
  }, example.payload);
  return { ...example, payload };
}

/** The schemas of an event. If they do not pin the event type, they are read as if they did. */
function pinnedSchemas(
  { eventType: places }: Webhook,
  { origin, parts }: ResolvedEventType,
  { payload, headers }: Pick<MessageResult, 'payload' | 'headers'>,
): Pick<Event, 'payload' | 'headers'> {
  const pin = (schema: Schema, part: 'payload' | 'header') =>
    places.reduce((pinned, place, index) => {
      const value = parts[index];
      return place.in !== part || value === undefined || origin === 'schema'
        ? pinned
        : pinAt(pinned, place.path, value);
    }, schema);
  return {
    payload: pin(payload.schema, 'payload'),
    ...(headers.isPresent && { headers: pin(headers.schema, 'header') }),
  };
}

function readSchema(
  { document, definitions, known }: MessageContext,
  message: Message,
  key: 'payload' | 'headers',
): SchemaResult {
  const messageSchema = schemaOf(document, message, key);
  if (!messageSchema) return { schema: true, isPresent: false, isReadable: true, isDeprecated: false, diagnostics: [] };
  const { node, unresolved, format } = messageSchema;
  const formatName = format && text(format);
  const dialect = dialectOf(formatName);
  if (!dialect) {
    const diagnostics = [unsupportedFormat(formatName ?? '', format ?? node)];
    return { schema: true, isPresent: true, isReadable: false, isDeprecated: false, diagnostics };
  }
  const { value } = node;
  return {
    schema: definitions.canonical(unresolved, dialect),
    isPresent: true,
    isReadable: isMapping(value) || typeof value === 'boolean',
    isDeprecated: isMapping(value) && value.deprecated === true,
    diagnostics: checkKnownSchema(node, dialect, known),
  };
}

function unsupportedFormat(format: string, node: SpecNode): Diagnostic {
  const plugin = parserPlugin(format);
  const reason = plugin === undefined ? '' : ` Reading it would need ${plugin}.`;
  const message = `Schema format "${format}" is not supported, so this message is left out.${reason}`;
  const fix = plugin === undefined ? undefined : 'Convert the schema to JSON Schema.';
  return createDiagnostic('schema-format-unknown', locationOf(node), message, { fix });
}

function sinceOf(document: SpecDocument, message: Message): { since?: Since } {
  const value = field(document, message, 'x-since')?.value;
  return isSince(value) ? { since: value as Since } : {};
}

function sunsetOf(document: SpecDocument, message: Message): Pick<Event, 'sunset'> {
  const value = field(document, message, 'x-sunset')?.value;
  return isDate(value) ? { sunset: value } : {};
}

function formerTypesOf(document: SpecDocument, message: Message): Pick<Event, 'formerTypes'> {
  const value = field(document, message, 'x-former-types')?.value;
  return isFormerTypes(value) ? { formerTypes: value.map((type) => ({ type, slug: slug(type) })) } : {};
}

/** Whether a value is a list of event types. */
export function isFormerTypes(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((type) => typeof type === 'string' && type !== '');
}

export function tagsOf(document: SpecDocument, node: SpecNode | undefined): Tag[] {
  if (!node || !Array.isArray(node.value)) return [];
  return members(node).flatMap(([, item]) => {
    const tag = resolveChain(document, item);
    const name = text(member(tag, 'name'));
    const description = text(member(tag, 'description'));
    return name === '' ? [] : [{ name, ...(description !== '' && { description }) }];
  });
}

export function docsOf(document: SpecDocument, node: SpecNode | undefined): DocsLink[] {
  const docs = node && resolveChain(document, node);
  const url = docs ? text(member(docs, 'url')) : '';
  const description = docs ? text(member(docs, 'description')) : '';
  return url === '' ? [] : [{ url, ...(description !== '' && { description }) }];
}
