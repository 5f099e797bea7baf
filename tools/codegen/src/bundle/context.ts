import { compareText } from '@hookbook/contract/data';
import { CANONICAL_ORDER, KEYWORDS } from '@hookbook/contract/schema';
import { LANGUAGES } from '../dialect/language.ts';
import type { Scope } from '../normalise/schema/scope.ts';
import { contentOf } from '../spec/asyncapiKeys.ts';

/** What a mapping of the document is, which decides what its keys mean. */
export interface Context {
  /**
   * `names`: keys of the author's choice, with things of the kind `of` below; `payload`: of an example, which may be a
   * `$ref` to data; `data`: nothing in it means anything.
   */
  readonly kind: 'object' | 'schema' | 'names' | 'example' | 'payload' | 'data';
  readonly of?: 'object' | 'schema' | 'channel';
  /** Keys that come first, in this order. */
  readonly first?: readonly string[];
  /** The channel that all this belongs to. */
  readonly channel: string;
  /** Where the way to a schema makes its `$dynamicRef`s lead. */
  readonly scope: Scope;
}

/** Nothing depends on the language here: what stands in a schema of either dialect is bundled. */
export const ROOT_CONTEXT: Context = {
  kind: 'object',
  channel: '',
  scope: { language: LANGUAGES['draft-07'], dynamicAnchors: new Map() },
};

/** What the member of a mapping is; `required` are the properties that a schema requires. */
export function into(context: Context, key: string, holder: { readonly required?: unknown }): Context {
  const { channel, scope } = context;
  return { channel, scope, ...memberOf(context, key, holder) };
}

type Part = Pick<Context, 'kind' | 'of' | 'first'> & Partial<Pick<Context, 'channel'>>;

function memberOf({ kind, of }: Context, key: string, { required }: { readonly required?: unknown }): Part {
  if (kind === 'names') return of === 'channel' ? { kind: 'object', channel: key } : { kind: of ?? 'object' };
  if (kind === 'example') return { kind: key === 'payload' || key === 'headers' ? 'payload' : 'data' };
  if (kind === 'data' || kind === 'payload') return { kind: 'data' };
  if (kind === 'object') return objectMember(key);
  return {
    ...schemaMember(key),
    ...(key === 'properties' && Array.isArray(required) && { first: required.map(String) }),
  };
}

/** What the items of a list are: the same, but that a list has no names of its own. */
export function intoList(context: Context, key: string): Context {
  return context.kind === 'names' ? into(context, key, {}) : context;
}

function objectMember(key: string): Part {
  if (key === 'channels') return { kind: 'names', of: 'channel' };
  switch (contentOf(key)) {
    case 'data':
      return { kind: 'data' };
    case 'schema':
      return { kind: 'schema' };
    case 'schemas by name':
      return { kind: 'names', of: 'schema' };
    case 'examples':
      return { kind: 'example' };
    case 'objects by name':
      return { kind: 'names', of: 'object' };
    case 'object':
      return { kind: 'object' };
  }
}

/** `schema` is that of a Multi Format Schema Object. */
function schemaMember(key: string): Part {
  switch (key === 'schema' ? key : KEYWORDS.get(key)?.kind) {
    case 'schema':
    case 'schemas':
      return { kind: 'schema' };
    case 'schema map':
    case 'dependencies':
      return { kind: 'names', of: 'schema' };
    default:
      return { kind: 'data' };
  }
}

/** The keys of a mapping in the order in which people write them. What files say about it decides nothing. */
export function inOrder(keys: readonly string[], { kind, first = [] }: Context): string[] {
  const order = kind === 'names' ? first : ORDERS[kind];
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...keys].sort((a, b) => rank(a) - rank(b) || compareText(a, b));
}

const ORDERS: Readonly<Record<Exclude<Context['kind'], 'names'>, readonly string[]>> = {
  object: [
    'asyncapi', 'id', 'action', 'address', 'channel', 'messageId', 'operationId', 'name', 'url', 'title', 'version', 'summary',
    'description', 'info', 'contact', 'license', 'defaultContentType', 'contentType', 'tags', 'externalDocs', 'servers',
    'channels', 'operations', 'components', 'subscribe', 'publish', 'messages', 'message', 'schemaFormat', 'headers', 'payload',
    'examples',
  ],
  schema: ['schemaFormat', 'schema', '$schema', ...CANONICAL_ORDER],
  example: ['name', 'summary', 'headers', 'payload'],
  payload: [],
  data: [],
}; // biome-ignore format: a list reads better dense
