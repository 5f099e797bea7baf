import type { RuntimeExpression } from '@hookbook/contract';
import { isMapping } from '@hookbook/contract/data';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isComplete } from '@hookbook/spec-reader/spec/reachable';
import { resolveChain, resolveOnce, resolvePure } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { type Message, schemaOf } from '../messages/messages.ts';
import { pinnedValue } from '../schema/canonical.ts';
import { discriminatorProperty, discriminatorValues } from '../schema/discriminator.ts';

/** An expression for a property that the schemas of no message declare. */
export interface UndeclaredExpression {
  readonly expression: string;
  /** A suggestion, or empty. */
  readonly hint: string;
}

/** Returns undefined if a message declares the property, or if too little of the schemas is known to decide. */
export function findUndeclared(
  document: SpecDocument,
  messages: readonly Message[],
  expression: RuntimeExpression,
): UndeclaredExpression | undefined {
  const schemas = messages.flatMap((message) => schemaFor(document, message, expression) ?? []);
  // Messages may leave out the schema of their headers, but not that of their payload.
  const minSchemas = expression.in === 'payload' ? messages.length : 1;
  if (schemas.length === 0 || schemas.length < minSchemas) return undefined;
  const search = (schema: SpecNode) => findProperties(document, schema, expression);
  if (schemas.some((schema) => search(schema).properties.length > 0)) return undefined;
  if (!messages.every(({ node }) => isComplete(document, node))) return undefined;
  const hints = schemas.map((schema) => didYouMean(expression.path.at(-1) ?? '', search(schema).names));
  return { expression: expression.expression, hint: hints.find((hint) => hint !== '') ?? '' };
}

/** The string that the schema of a message pins at an expression. */
export function pinnedAt(document: SpecDocument, message: Message, expression: RuntimeExpression): string | undefined {
  const values = new Set(declaredAt(document, message, expression).map((property) => pinnedIn(document, property)));
  values.delete(undefined);
  const [value] = values;
  return values.size === 1 && typeof value === 'string' ? value : undefined;
}

/**
 * The value that stands for the schema of a message in the discriminator at an expression. A schema that others extend
 * declares the discriminator, so it stands for none.
 */
export function namedAt(document: SpecDocument, message: Message, expression: RuntimeExpression): string | undefined {
  const property = expression.path.at(-1);
  const parent = { ...expression, path: expression.path.slice(0, -1) };
  const schemas = declaredAt(document, message, parent).map((schema) => resolveChain(document, schema));
  const values = new Set(
    schemas.flatMap((schema) =>
      composedSchemas(document, schema)
        .filter((base) => base.value !== schema.value && discriminatorProperty(base) === property)
        .flatMap((base) => discriminatorValues(document, base, schema)),
    ),
  );
  return values.size === 1 ? [...values][0] : undefined;
}

/** The schemas of the property that an expression points to, in a message. */
export function declaredAt(document: SpecDocument, message: Message, expression: RuntimeExpression): SpecNode[] {
  const schema = schemaFor(document, message, expression);
  return schema ? [...findProperties(document, schema, expression).properties] : [];
}

/** A schema and all schemas that it is composed of, each once. */
export function composedSchemas(document: SpecDocument, schema: SpecNode): SpecNode[] {
  const visited = new Map<unknown, SpecNode>();
  const stack = [schema];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const node = resolvePure(document, next);
    if (visited.has(node.value)) continue;
    visited.set(node.value, node);
    const subschemas = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => branches(node, keyword).reverse());
    stack.push(...subschemas, ...refTarget(document, node));
  }
  return [...visited.values()];
}

/** The schema of the part of a message that an expression points into. */
function schemaFor(document: SpecDocument, message: Message, expression: RuntimeExpression): SpecNode | undefined {
  return schemaOf(document, message, expression.in === 'header' ? 'headers' : 'payload')?.node;
}

/** The value that a schema pins itself or through the schemas that it is composed of. */
function pinnedIn(document: SpecDocument, schema: SpecNode, visited = new Map<unknown, unknown>()): unknown {
  const node = resolvePure(document, schema);
  if (visited.has(node.value)) return visited.get(node.value);
  visited.set(node.value, undefined);
  const own = pinnedValue(node);
  const value = own === undefined ? pinnedByComposition(document, node, visited) : own;
  visited.set(node.value, value);
  return value;
}

/** One schema of an intersection is enough; the branches of a union must agree. */
function pinnedByComposition(document: SpecDocument, node: SpecNode, visited: Map<unknown, unknown>): unknown {
  const pinned = (schema: SpecNode) => pinnedIn(document, schema, visited);
  const intersection = [...refTarget(document, node), ...branches(node, 'allOf')];
  const value = intersection.map(pinned).find((candidate) => candidate !== undefined);
  if (value !== undefined) return value;
  const union = [...branches(node, 'oneOf'), ...branches(node, 'anyOf')];
  const values = new Set(union.map(pinned));
  return values.size === 1 ? [...values][0] : undefined;
}

interface PropertySearch {
  /** Every schema of the property that an expression points to. */
  readonly properties: readonly SpecNode[];
  /** The names of all properties on the way, for suggestions. */
  readonly names: ReadonlySet<string>;
}

function findProperties(document: SpecDocument, schema: SpecNode, expression: RuntimeExpression): PropertySearch {
  const names = new Set<string>();
  const isWanted = (name: string, token: string) => (expression.in === 'header' ? name.toLowerCase() : name) === token;
  const properties = expression.path.reduce<SpecNode[]>(
    (schemas, token) => {
      const candidates = schemas.flatMap((candidate) => propertiesOf(document, candidate));
      for (const [name] of candidates) names.add(name);
      const properties = candidates.filter(([name]) => isWanted(name, token)).map(([, property]) => property);
      return isIndex(token)
        ? [...properties, ...schemas.flatMap((list) => itemsOf(document, list, token))]
        : properties;
    },
    [schema],
  );
  return { properties, names };
}

/** Whether a token of a path may be the position of an item in a list. */
export function isIndex(token: string): boolean {
  return /^(0|[1-9]\d*)$/.test(token);
}

/** The schemas of one item, of a schema and of all schemas that it is composed of. */
function itemsOf(document: SpecDocument, schema: SpecNode, index: string): SpecNode[] {
  return composedSchemas(document, schema).flatMap((node) => {
    if (!isMapping(node.value)) return [];
    const [items, prefixItems] = [member(node, 'items'), member(node, 'prefixItems')];
    const tuple = prefixItems ?? (Array.isArray(items?.value) ? items : undefined);
    const item =
      (tuple && member(tuple, index)) ?? (Array.isArray(items?.value) ? member(node, 'additionalItems') : items);
    return item ?? [];
  });
}

/** The properties of a schema and of all schemas that it is composed of. */
export function propertiesOf(document: SpecDocument, schema: SpecNode): (readonly [string, SpecNode])[] {
  return composedSchemas(document, schema).flatMap((node) => {
    const properties = isMapping(node.value) ? member(node, 'properties') : undefined;
    return properties && isMapping(properties.value) ? members(properties) : [];
  });
}

/** The target of a `$ref`, which may have keywords beside it. */
function refTarget(document: SpecDocument, node: SpecNode): SpecNode[] {
  const target = isMapping(node.value) && typeof node.value.$ref === 'string' && resolveOnce(document, node);
  return target ? [target] : [];
}

function branches(node: SpecNode, keyword: string): SpecNode[] {
  const list = isMapping(node.value) ? member(node, keyword) : undefined;
  return list && Array.isArray(list.value) ? members(list).map(([, branch]) => branch) : [];
}
