import { isMapping, MAX_DEPTH } from '@hookbook/contract/data';
import { entries, items, member, type OpenapiNode } from '../document/node.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { findTarget, referenceOf } from '../document/resolve.ts';

/** What a document says about the value at one place of one webhook. */
export interface Evidence {
  /** The string that the schema pins. */
  readonly pinned?: string;
  /** The distinct strings that examples show. */
  readonly shown: readonly string[];
  /** The members of an enum, and the constants of the branches of a union. */
  readonly listed: readonly string[];
}

/** Answers questions about the schemas of a document. Caches answers, because webhooks share most of their schemas. */
export class SchemaReader {
  private readonly document: OpenapiDocument;
  private readonly composed = new Map<unknown, readonly OpenapiNode[]>();
  private readonly evidence = new Map<readonly OpenapiNode[], Evidence>();
  private readonly properties = new Map<unknown, ReadonlyMap<string, readonly OpenapiNode[]>>();

  constructor(document: OpenapiDocument) {
    this.document = document;
  }

  /** A schema and all schemas that it is composed of, each once. */
  composedOf(schema: OpenapiNode): readonly OpenapiNode[] {
    const known = this.composed.get(schema.value);
    if (known) return known;
    const visited = new Map<unknown, OpenapiNode>();
    const stack = [schema];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (!isMapping(node.value) || visited.has(node.value)) continue;
      visited.set(node.value, node);
      stack.push(...[...this.targetOf(node), ...branches(node, 'allOf', 'oneOf', 'anyOf')].reverse());
    }
    const result = [...visited.values()];
    this.composed.set(schema.value, result);
    return result;
  }

  /** Every schema of each property of an object that several schemas may describe; of a list, those of its first item. */
  propertiesOf(object: readonly OpenapiNode[]): ReadonlyMap<string, readonly OpenapiNode[]> {
    const key = object.length === 1 ? object[0]?.value : object;
    const known = this.properties.get(key);
    if (known) return known;
    const result = new Map<string, OpenapiNode[]>();
    for (const node of object.flatMap((schema) => this.composedOf(schema)))
      for (const [name, property] of childrenOf(node)) {
        const schemas = result.get(name) ?? [];
        schemas.push(property);
        result.set(name, schemas);
      }
    this.properties.set(key, result);
    return result;
  }

  /** What the schemas of a property say about its value. */
  evidenceIn(property: readonly OpenapiNode[]): Evidence {
    const known = this.evidence.get(property);
    if (known) return known;
    const pinned = new Set(property.map((schema) => this.pinnedIn(schema)));
    pinned.delete(undefined);
    const [value] = pinned;
    const composed = property.flatMap((schema) => this.composedOf(schema));
    const result = {
      ...(pinned.size === 1 && value !== undefined && { pinned: value }),
      shown: eventTypesIn(composed.flatMap(annotatedValues)),
      listed: eventTypesIn(composed.flatMap(listedValues)),
    };
    this.evidence.set(property, result);
    return result;
  }

  /**
   * The strings that a schema allows at a path: the members of an enum, those that all schemas of an intersection list,
   * and those of all branches of a union.
   */
  listedAt(schema: OpenapiNode, path: readonly string[], visited = new Set<unknown>()): readonly string[] {
    if (!isMapping(schema.value) || visited.has(schema.value)) return [];
    visited.add(schema.value);
    const [name, ...rest] = path;
    const child = childrenOf(schema).find(([key]) => key === name)?.[1];
    const own = name === undefined ? eventTypesIn(listedValues(schema)) : ((child && this.listedAt(child, rest)) ?? []);
    const parts = [...this.targetOf(schema), ...branches(schema, 'allOf')];
    const union = branches(schema, 'oneOf', 'anyOf').flatMap((branch) => this.listedAt(branch, path, visited));
    const [first = [], ...others] = [own, union, ...parts.map((part) => this.listedAt(part, path, visited))].filter(
      (list) => list.length > 0,
    );
    return [...new Set(first)].filter((value) => others.every((list) => list.includes(value)));
  }

  /** The examples of whole objects that a schema contains. */
  objectExamples(schema: OpenapiNode): unknown[] {
    return this.composedOf(schema).flatMap(annotatedValues).filter(isMapping);
  }

  /**
   * The string that a schema pins itself or through the schemas that it is composed of: one schema of an intersection is
   * enough, the branches of a union must agree. This is how Hookbook reads the event type of a message.
   */
  pinnedIn(schema: OpenapiNode, visited = new Set<unknown>(), depth = 0): string | undefined {
    if (!isMapping(schema.value) || visited.has(schema.value) || depth > MAX_DEPTH) return undefined;
    visited.add(schema.value);
    const own = this.pinnedBy(schema);
    if (own !== undefined) return own;
    for (const part of [...this.targetOf(schema), ...branches(schema, 'allOf')]) {
      const pinned = this.pinnedIn(part, visited, depth + 1);
      if (pinned !== undefined) return pinned;
    }
    const union = new Set(
      branches(schema, 'oneOf', 'anyOf').map((branch) => this.pinnedIn(branch, visited, depth + 1)),
    );
    return union.size === 1 ? [...union][0] : undefined;
  }

  /** OpenAPI 3.0 has no `const`. */
  private pinnedBy(schema: OpenapiNode): string | undefined {
    const constant = this.document.dialect === '3.0' ? undefined : member(schema, 'const');
    const values = items(member(schema, 'enum'));
    const pinned = constant ?? (values.length === 1 ? values[0] : undefined);
    return typeof pinned?.value === 'string' ? pinned.value : undefined;
  }

  private targetOf(node: OpenapiNode): OpenapiNode[] {
    const target = referenceOf(node) && findTarget(this.document, node);
    return target ? [target] : [];
  }
}

function childrenOf(schema: OpenapiNode): (readonly [string, OpenapiNode])[] {
  const item = member(schema, 'items');
  return [...entries(member(schema, 'properties')), ...(item ? [['0', item] as const] : [])];
}

function branches(node: OpenapiNode, ...keywords: readonly string[]): OpenapiNode[] {
  return keywords.flatMap((keyword) => items(member(node, keyword)));
}

function listedValues(schema: OpenapiNode): unknown[] {
  return [...items(member(schema, 'enum')), member(schema, 'const')].map((node) => node?.value);
}

/** In OpenAPI 3.0, `const` is no keyword, but it shows the value. */
function annotatedValues(schema: OpenapiNode): unknown[] {
  const single = ['example', 'const', 'default'].map((keyword) => member(schema, keyword));
  return [...single, ...items(member(schema, 'examples'))].flatMap((node) => (node ? [node.value] : []));
}

/** Longer strings, and those with line breaks, are no event types. */
const EVENT_TYPE = /^\S(.{0,198}\S)?$/;

/** The distinct strings that may be event types. */
export function eventTypesIn(values: readonly unknown[]): string[] {
  const types = values.filter((value): value is string => typeof value === 'string' && EVENT_TYPE.test(value));
  return [...new Set(types)];
}
