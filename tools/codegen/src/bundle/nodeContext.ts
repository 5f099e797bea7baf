import { compareText } from '@hookbook/contract/data';
import { CANONICAL_ORDER, KEYWORDS } from '@hookbook/contract/schema';
import type { Scope } from '@hookbook/normaliser/schema/scope';
import { LANGUAGES } from '@hookbook/spec-reader/dialect/language';
import { dialectOf } from '@hookbook/spec-reader/dialect/schemaFormat';
import { contentOf, WEBHOOK_PARTS } from '@hookbook/spec-reader/spec/asyncapiKeys';

/** Where a node is in the document, which decides what its keys mean. */
export interface NodeContext extends NodeKind {
  /** The name of the channel around the node; empty outside of channels. */
  readonly channel: string;
  readonly scope: Scope;
  /** Whether AsyncAPI allows only a reference here, as for the channel and the messages of an operation. */
  readonly isReferenceRequired?: boolean;
}

interface NodeKind {
  /**
   * The keys of `names` are chosen by the author. An `example part`, a payload or headers or the scenarios of `webhook` or
   * one of `entries`, may be a `$ref` to data. In `data` no key has a meaning.
   */
  readonly kind:
    | 'object'
    | 'operation'
    | 'schema'
    | 'names'
    | 'example'
    | 'webhook'
    | 'entries'
    | 'example part'
    | 'data';
  /** The kind of the values of `names`. */
  readonly values?: 'object' | 'operation' | 'schema' | 'channel';
  /** The keys of `names` that come first. */
  readonly firstKeys?: readonly string[];
}

/** The language is arbitrary: nothing depends on it before the first schema. */
export const ROOT_CONTEXT: NodeContext = {
  kind: 'object',
  channel: '',
  scope: { language: LANGUAGES['draft-07'], dynamicAnchors: new Map() },
};

/** The context of a member of a mapping. */
export function memberContext(
  context: NodeContext,
  key: string,
  mapping: { readonly required?: unknown; readonly schemaFormat?: unknown },
): NodeContext {
  const { kind, values, channel, scope } = context;
  if (kind === 'names' && values === 'channel') return { kind: 'object', channel: key, scope };
  if (kind === 'names' && values === 'operation') return { kind: 'operation', channel, scope };
  return {
    ...memberKind(context, key, mapping),
    channel,
    scope: holdsFormattedSchema(kind, key) ? scopeOfFormat(scope, mapping.schemaFormat) : scope,
    ...(isReferenceRequired(context, key) && { isReferenceRequired: true }),
  };
}

/** A `schemaFormat` is beside the `schema` that it describes, or in AsyncAPI 2 beside the `payload`. */
function holdsFormattedSchema(kind: NodeKind['kind'], key: string): boolean {
  return (kind === 'schema' && key === 'schema') || (kind === 'object' && key === 'payload');
}

function scopeOfFormat(scope: Scope, schemaFormat: unknown): Scope {
  const dialect = typeof schemaFormat === 'string' ? dialectOf(schemaFormat) : undefined;
  return dialect ? { ...scope, language: LANGUAGES[dialect] } : scope;
}

function isReferenceRequired({ kind, channel, isReferenceRequired = false }: NodeContext, key: string): boolean {
  if (kind === 'operation') return ['channel', 'messages'].includes(key);
  return kind === 'names' ? isReferenceRequired : kind === 'object' && key === 'servers' && channel !== '';
}

/** The context of an item of a list: that of the list, except that a list has no names. */
export function itemContext(context: NodeContext, index: string): NodeContext {
  return context.kind === 'names' ? memberContext(context, index, {}) : context;
}

function memberKind({ kind, values }: NodeKind, key: string, { required }: { readonly required?: unknown }): NodeKind {
  switch (kind) {
    case 'object':
      return objectMemberKind(key);
    case 'operation':
      return key === 'reply' ? { kind: 'operation' } : objectMemberKind(key);
    case 'schema':
      return {
        ...keywordKind(key),
        ...(key === 'properties' && Array.isArray(required) && { firstKeys: required.map(String) }),
      };
    case 'names':
      return { kind: values === 'schema' ? 'schema' : 'object' };
    case 'example':
      return { kind: key === 'payload' || key === 'headers' ? 'example part' : 'data' };
    case 'webhook':
      return { kind: WEBHOOK_PARTS.includes(key) ? 'example part' : 'data' };
    case 'entries':
      return { kind: 'example part' };
    case 'example part':
    case 'data':
      return { kind: 'data' };
  }
}

function objectMemberKind(key: string): NodeKind {
  if (key === 'channels') return { kind: 'names', values: 'channel' };
  if (key === 'operations') return { kind: 'names', values: 'operation' };
  switch (contentOf(key)) {
    case 'data':
      return { kind: 'data' };
    case 'schema':
      return { kind: 'schema' };
    case 'schemas by name':
      return { kind: 'names', values: 'schema' };
    case 'examples':
      return { kind: 'example' };
    case 'webhook':
      return { kind: 'webhook' };
    case 'entries':
      return { kind: 'entries' };
    case 'objects by name':
      return { kind: 'names', values: 'object' };
    case 'object':
      return { kind: 'object' };
  }
}

function keywordKind(keyword: string): NodeKind {
  // A Multi Format Schema Object holds its schema under this key.
  if (keyword === 'schema') return { kind: 'schema' };
  switch (KEYWORDS.get(keyword)?.kind) {
    case 'schema':
    case 'schemas':
      return { kind: 'schema' };
    case 'schema map':
    case 'dependencies':
      return { kind: 'names', values: 'schema' };
    default:
      return { kind: 'data' };
  }
}

/** Sorts the keys of a mapping as people write them. The order in the file is ignored, but for that of guides and releases. */
export function sortKeys(keys: readonly string[], { kind, firstKeys = [] }: NodeKind): string[] {
  if (kind === 'entries') return [...keys];
  const order = kind === 'names' ? firstKeys : KEY_ORDERS[kind];
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...keys].sort((a, b) => rank(a) - rank(b) || compareText(a, b));
}

const OBJECT_ORDER: readonly string[] = [
  'asyncapi', 'id', 'action', 'address', 'channel', 'messageId', 'operationId', 'name', 'url', 'title', 'version', 'summary',
  'description', 'info', 'contact', 'license', 'defaultContentType', 'contentType', 'tags', 'externalDocs', 'servers',
  'channels', 'operations', 'components', 'subscribe', 'publish', 'messages', 'message', 'schemaFormat', 'headers', 'payload',
  'examples',
]; // biome-ignore format: a list reads better dense

const WEBHOOK_ORDER: readonly string[] = [
  'eventType', 'eventId', 'idempotencyKey', 'occurredAt', 'redelivered', 'resource', 'data', 'entities', 'formats',
  'signature', 'delivery', 'handshake', 'ping', 'scenarios', 'notes',
]; // biome-ignore format: a list reads better dense

const KEY_ORDERS: Readonly<Record<Exclude<NodeKind['kind'], 'names' | 'entries'>, readonly string[]>> = {
  object: OBJECT_ORDER,
  operation: OBJECT_ORDER,
  schema: ['schemaFormat', 'schema', '$schema', ...CANONICAL_ORDER],
  example: ['name', 'summary', 'headers', 'payload'],
  webhook: WEBHOOK_ORDER,
  'example part': [],
  data: [],
};
