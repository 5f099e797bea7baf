import type { Event, Provider } from '@hookbook/contract';
import { isMapping } from '@hookbook/contract/data';
import type { Schema } from '@hookbook/contract/schema';

/** A part of the event type of an event, and where it is in the payload. */
interface TypePart {
  readonly path: readonly string[];
  readonly value: string;
}

/** The parts that the payload contains. Headers contain the others. */
export function typePartsIn({ typeParts = [] }: Event, { eventType }: Provider['webhook']): readonly TypePart[] {
  return eventType.flatMap(({ in: place, path }, index) => {
    const value = typeParts[index];
    return place === 'payload' && value !== undefined ? [{ path, value }] : [];
  });
}

export function hasTypeParts(payload: unknown, parts: readonly TypePart[]): boolean {
  return parts.every(({ path, value }) => path.reduce(memberOf, payload) === value);
}

function memberOf(value: unknown, token: string): unknown {
  if (Array.isArray(value)) return value[Number(token)];
  return isMapping(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

/** The schema of an event that also requires its event type. A provider always sends it, whatever the schema allows. */
export function withTypeParts(schema: Schema, parts: readonly TypePart[]): Schema {
  return { allOf: [schema, ...parts.map(({ path, value }) => requirement(path, value))] };
}

/** Keywords for lists say nothing about objects, and the other way round. */
function requirement([token, ...rest]: readonly string[], value: string): Schema {
  if (token === undefined) return { const: value };
  const inner = requirement(rest, value);
  const member = { required: [token], properties: { [token]: inner } };
  return /^\d+$/.test(token) ? { ...member, items: inner, minItems: Number(token) + 1 } : { type: 'object', ...member };
}
