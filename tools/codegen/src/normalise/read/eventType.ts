import type { RuntimeExpression, Webhook } from '@hookbook/contract';
import { isMapping } from '@hookbook/contract/data';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { member, members, type SpecNode } from '../../spec/file/specNode.ts';
import { isComplete } from '../../spec/reachable.ts';
import { resolveOnce, resolvePure } from '../../spec/resolve.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import { pinnedValue } from '../schema/canonical.ts';
import { type Message, schemaOf } from './messages.ts';

/** The event type of a message: what its schemas pin at the expressions of `x-webhook.eventType`, joined with `.`. */
export function readEventType(
  document: SpecDocument,
  message: Message,
  webhook: Webhook,
): { type?: string; parts: (string | undefined)[] } {
  const parts = webhook.eventType.map((expression) => {
    const schema = describedBy(document, message, expression);
    return schema && pinnedAt(document, schema, expression);
  });
  const present = parts.filter((part) => part !== undefined);
  return parts[0] === undefined ? { parts } : { type: present.join('.'), parts };
}

/** An expression that the schemas of no message declare. */
export interface UndeclaredExpression {
  readonly expression: string;
  /** A suggestion, or empty. */
  readonly hint: string;
}

/** Undefined if a message declares the expression, or if too little is known to say. Headers need not be described. */
export function findUndeclared(
  document: SpecDocument,
  messages: readonly { readonly message: Message }[],
  expression: RuntimeExpression,
): UndeclaredExpression | undefined {
  const described = messages.flatMap(({ message }) => describedBy(document, message, expression) ?? []);
  if (described.length === 0 || (expression.in === 'payload' && described.length < messages.length)) return undefined;
  const siblings = described.map(() => new Set<string>());
  const isDeclared = described.some(
    (schema, index) => schemasAt(document, schema, expression, siblings[index]).length > 0,
  );
  if (isDeclared || !messages.every(({ message }) => isComplete(document, message.node))) return undefined;
  const hints = siblings.map((names) => didYouMean(expression.path.at(-1) ?? '', names));
  return { expression: expression.expression, hint: hints.find((hint) => hint !== '') ?? '' };
}

/** The schema of the part of a message that an expression points into. */
function describedBy(document: SpecDocument, message: Message, expression: RuntimeExpression): SpecNode | undefined {
  return schemaOf(document, message, expression.in === 'header' ? 'headers' : 'payload')?.node;
}

function pinnedAt(document: SpecDocument, schema: SpecNode, place: RuntimeExpression): string | undefined {
  const values = schemasAt(document, schema, place).map((each) => pinnedIn(document, each));
  const strings = new Set(values.filter((value) => typeof value === 'string'));
  return strings.size === 1 && values.every((value) => value === undefined || typeof value === 'string')
    ? [...strings][0]
    : undefined;
}

/** A pinned value in the schema itself or in what it is composed of; branches of a union must agree. */
function pinnedIn(document: SpecDocument, schema: SpecNode, known = new Map<unknown, unknown>()): unknown {
  const node = resolvePure(document, schema);
  if (known.has(node.value)) return known.get(node.value);
  known.set(node.value, undefined);
  const value = pinnedHere(document, node, known);
  known.set(node.value, value);
  return value;
}

function pinnedHere(document: SpecDocument, node: SpecNode, known: Map<unknown, unknown>): unknown {
  const own = pinnedValue(node);
  if (own !== undefined) return own;
  const all = [...referred(document, node), ...branches(node, 'allOf')];
  const composed = all.map((each) => pinnedIn(document, each, known)).find((value) => value !== undefined);
  if (composed !== undefined) return composed;
  const union = [...branches(node, 'oneOf'), ...branches(node, 'anyOf')];
  const values = new Set(union.map((each) => pinnedIn(document, each, known)));
  return values.size === 1 ? [...values][0] : undefined;
}

/** Every schema that a composed schema gives for the property at a place. */
function schemasAt(
  document: SpecDocument,
  schema: SpecNode,
  place: RuntimeExpression,
  siblings = new Set<string>(),
): SpecNode[] {
  return place.path.reduce<SpecNode[]>(
    (schemas, token) => schemas.flatMap((each) => propertySchemas(document, each, { token, in: place.in, siblings })),
    [schema],
  );
}

interface Wanted {
  readonly token: string;
  readonly in: RuntimeExpression['in'];
  readonly siblings: Set<string>;
}

function propertySchemas(document: SpecDocument, schema: SpecNode, wanted: Wanted): SpecNode[] {
  return parts(document, schema).flatMap((part) => {
    const properties = isMapping(part.value) ? member(part, 'properties') : undefined;
    const all = properties && isMapping(properties.value) ? members(properties) : [];
    for (const [name] of all) wanted.siblings.add(name);
    return all.filter(([name]) => matches(name, wanted)).map(([, each]) => each);
  });
}

function matches(name: string, wanted: Wanted): boolean {
  return wanted.in === 'header' ? name.toLowerCase() === wanted.token : name === wanted.token;
}

/** A schema and all that it is composed of, each once. */
function parts(document: SpecDocument, schema: SpecNode): SpecNode[] {
  const found = new Map<unknown, SpecNode>();
  const queue = [schema];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const node = resolvePure(document, next);
    if (found.has(node.value)) continue;
    found.set(node.value, node);
    const inside = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => branches(node, keyword).reverse());
    queue.push(...inside, ...referred(document, node));
  }
  return [...found.values()];
}

/** What a `$ref` beside other keywords leads to. */
function referred(document: SpecDocument, node: SpecNode): SpecNode[] {
  const found = isMapping(node.value) && typeof node.value.$ref === 'string' ? resolveOnce(document, node) : undefined;
  return found ? [found] : [];
}

function branches(node: SpecNode, keyword: string): SpecNode[] {
  const list = isMapping(node.value) ? member(node, keyword) : undefined;
  return list && Array.isArray(list.value) ? members(list).map(([, each]) => each) : [];
}
