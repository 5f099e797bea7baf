import { type Diagnostic, problem } from '../diagnostic.ts';
import { isComplete } from '../load/reachable.ts';
import { follow, get, type SpecDocument } from '../load/specDocument.ts';
import { isMapping, member, members, placeOf, type SpecNode } from '../load/specNode.ts';
import { didYouMean } from '../suggest.ts';
import type { Place, Webhook } from '../webhook.ts';
import { type Message, schemaOf } from './messages.ts';
import { pinnedValue } from './schema/canonical.ts';

/** The event type of a message: what its schemas pin at the places of `x-webhook.eventType`, joined with `.`. */
export function eventTypeOf(
  document: SpecDocument,
  message: Message,
  webhook: Webhook,
): { type?: string; parts: (string | undefined)[]; diagnostics: Diagnostic[] } {
  const parts = webhook.eventType.map((place) => {
    const schema = schemaOf(document, message, place.in === 'header' ? 'headers' : 'payload')?.node;
    return schema && pinnedAt(document, schema, place);
  });
  const present = parts.filter((part) => part !== undefined);
  if (present.length > 0 && parts[0] !== undefined) return { type: present.join('.'), parts, diagnostics: [] };
  if (!isComplete(document, message.node)) return { parts, diagnostics: [] };
  const payload = schemaOf(document, message, 'payload')?.node;
  const expression = webhook.eventType[0]?.expression ?? '';
  const what = `The message ${message.key} has no \`const\` at ${expression}, so its event type is unknown.`;
  return { parts, diagnostics: [problem('event-type-missing', placeOf(payload ?? message.node, 'key'), what)] };
}

/** Whether the schema of a message declares a property at a place, with a suggestion if not; undefined if there is no schema. */
export function declares(
  document: SpecDocument,
  message: Message,
  place: Place,
): { readonly found: boolean; readonly hint: string } | undefined {
  const schema = schemaOf(document, message, place.in === 'header' ? 'headers' : 'payload')?.node;
  if (!schema) return undefined;
  const siblings = new Set<string>();
  const found = schemasAt(document, schema, place, siblings).length > 0;
  return { found, hint: found ? '' : didYouMean(place.path.at(-1) ?? '', siblings) };
}

function pinnedAt(document: SpecDocument, schema: SpecNode, place: Place): string | undefined {
  const values = schemasAt(document, schema, place).map((each) => pinnedIn(document, each, 0));
  const strings = new Set(values.filter((value) => typeof value === 'string'));
  return strings.size === 1 && values.every((value) => value === undefined || typeof value === 'string')
    ? [...strings][0]
    : undefined;
}

const DEEPEST = 40;

/** A pinned value in the schema itself or in what it is composed of; branches of a union must agree. */
function pinnedIn(document: SpecDocument, schema: SpecNode, depth: number): unknown {
  const node = follow(document, schema);
  const own = pinnedValue(node);
  if (own !== undefined || depth > DEEPEST) return own;
  const all = branches(document, node, 'allOf').map((each) => pinnedIn(document, each, depth + 1));
  const composed = all.find((value) => value !== undefined);
  if (composed !== undefined) return composed;
  const union = [...branches(document, node, 'oneOf'), ...branches(document, node, 'anyOf')];
  const values = new Set(union.map((each) => pinnedIn(document, each, depth + 1)));
  return values.size === 1 ? [...values][0] : undefined;
}

/** Every schema that a composed schema gives for the property at a place. */
function schemasAt(document: SpecDocument, schema: SpecNode, place: Place, siblings = new Set<string>()): SpecNode[] {
  return place.path.reduce<SpecNode[]>(
    (schemas, token) =>
      schemas.flatMap((each) => propertySchemas(document, each, { token, in: place.in, siblings }, 0)),
    [schema],
  );
}

interface Wanted {
  readonly token: string;
  readonly in: Place['in'];
  readonly siblings: Set<string>;
}

function propertySchemas(document: SpecDocument, schema: SpecNode, wanted: Wanted, depth: number): SpecNode[] {
  if (depth > DEEPEST) return [];
  const node = follow(document, schema);
  const properties = get(document, node, 'properties');
  const named = properties ? members(properties).filter(([name]) => matches(name, wanted)) : [];
  for (const [name] of properties ? members(properties) : []) wanted.siblings.add(name);
  const composed = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => branches(document, node, keyword));
  return [
    ...named.map(([, each]) => each),
    ...composed.flatMap((each) => propertySchemas(document, each, wanted, depth + 1)),
  ];
}

function matches(name: string, wanted: Wanted): boolean {
  return wanted.in === 'header' ? name.toLowerCase() === wanted.token : name === wanted.token;
}

function branches(document: SpecDocument, node: SpecNode, keyword: string): SpecNode[] {
  const list = isMapping(node.value) ? member(node, keyword) : undefined;
  return list && Array.isArray(list.value) ? members(list).map(([, each]) => follow(document, each)) : [];
}
