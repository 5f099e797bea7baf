import type { RuntimeExpression } from '@hookbook/contract';
import { isMapping, toPointer } from '@hookbook/contract/data';
import { member, members } from '@hookbook/spec-reader/spec/file/specNode';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { type Message, schemaOf } from '../messages/messages.ts';
import { composedSchemas, namedAt, pinnedAt } from './places.ts';

/** Names that members with the event type usually have, the most usual first. */
const USUAL_NAMES = [
  'type', 'event', 'eventtype', 'eventname', 'webhooktype', 'webhookevent', 'topic', 'action', 'kind', 'name', 'messagetype',
]; // biome-ignore format: a list reads better dense

/** Messages that pin the same value are a mistake if they are few. If they are more, the property means something else. */
const MIN_DISTINCT = 0.8;

/**
 * The place of the event type if `x-webhook` does not say it: the property, at the top of the payload or one level below,
 * in which every message pins a value or has one by its discriminator, and nearly every one a value of its own. Empty if there is none.
 */
export function detectPlaces(document: SpecDocument, messages: readonly Message[]): readonly RuntimeExpression[] {
  const [first] = messages;
  if (!first) return [];
  const candidates = pathsOf(document, first)
    .map((path): RuntimeExpression => ({ in: 'payload', path, expression: `$message.payload#${toPointer(path)}` }))
    .filter((place) => tellsApart(document, messages, place))
    .filter((place) => messages.length > 1 || rankOf(place) < USUAL_NAMES.length);
  return candidates.sort((a, b) => a.path.length - b.path.length || rankOf(a) - rankOf(b)).slice(0, 1);
}

function tellsApart(document: SpecDocument, messages: readonly Message[], place: RuntimeExpression): boolean {
  const nodes = new Set(messages.map(({ node }) => node.value));
  const types = new Set<string>();
  for (const message of messages) {
    const type = pinnedAt(document, message, place) ?? namedAt(document, message, place);
    if (type === undefined) return false;
    types.add(type);
  }
  return types.size >= nodes.size * MIN_DISTINCT;
}

function rankOf({ path }: RuntimeExpression): number {
  const rank = USUAL_NAMES.indexOf((path.at(-1) ?? '').replace(/[^a-z]/gi, '').toLowerCase());
  return rank === -1 ? USUAL_NAMES.length : rank;
}

/** The paths of the properties of a payload, and of the properties of those. */
function pathsOf(document: SpecDocument, message: Message): string[][] {
  const payload = schemaOf(document, message, 'payload')?.node;
  if (!payload) return [];
  const paths = new Map<string, string[]>();
  for (const schema of composedSchemas(document, payload)) {
    const properties = isMapping(schema.value) ? member(schema, 'properties') : undefined;
    for (const [name, property] of properties ? members(properties) : []) {
      paths.set(JSON.stringify([name]), [name]);
      for (const inner of composedSchemas(document, property)) {
        const nested = isMapping(inner.value) ? member(inner, 'properties') : undefined;
        for (const [nestedName] of nested ? members(nested) : [])
          paths.set(JSON.stringify([name, nestedName]), [name, nestedName]);
      }
    }
  }
  return [...paths.values()];
}
