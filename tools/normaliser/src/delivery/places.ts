import type { RuntimeExpression } from '@hookbook/contract';
import { toPointer } from '@hookbook/contract/data';
import { ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, STRING, type TypeSet, typesAt } from '@hookbook/contract/schema';
import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { findUndeclared } from '../eventType/places.ts';
import { expressionsOf } from '../read/webhook.ts';
import { orList } from '../text/lists.ts';
import type { DeliveringProvider, DeliveryRule } from './deliveringProviders.ts';

/** The fields whose values each delivery sets: ids, times and signatures. */
const SENT_FIELDS = [
  'eventId',
  'idempotencyKey',
  'occurredAt',
  'signature.member',
  'signature.timestamp.member',
  'signature.id.member',
];
/** Whether a delivery has to contain the value of a field. */
function isText(field: string): boolean {
  return SENT_FIELDS.includes(field) || /^signature\.(?:also\.\d+\.)?content$/.test(field);
}

export const placesCanHaveValues: DeliveryRule = (provider) =>
  expressionsOf(provider.webhook).flatMap(({ field, path, expression }) => {
    const problem = placeProblem(provider, field, expression);
    if (problem === undefined) return [];
    const messages = provider.messages.map((result) => result.message);
    const hint = findUndeclared(provider.document, messages, expression)?.hint ?? '';
    const message = `x-webhook.${field} points to ${expression.expression}, but ${problem}.${hint}`;
    const fix = 'Point it to a string or a number.';
    return [createDiagnostic('delivery-invalid', provider.locate(...path), message, { fix })];
  });

/** Why no event can have the value of a field at its place; undefined if one can, or if too little is known. */
export function placeProblem(
  { provider: read, isComplete }: DeliveringProvider,
  field: string,
  { in: part, path }: RuntimeExpression,
): string | undefined {
  if (!isText(field) || part === 'header' || !read || read.events.length === 0) return undefined;
  const definitions = new Map(read.provider.definitions.map(({ name, schema }) => [name, schema]));
  for (let length = 0; length <= path.length; length += 1) {
    const place = path.slice(0, length);
    const types = read.provider.events.reduce<TypeSet>(
      (all, { payload }) => all | typesAt(payload, place, (name) => definitions.get(name)),
      0,
    );
    const wanted = length === path.length ? STRING | NUMBER : OBJECT | ARRAY;
    if ((types & wanted) !== 0) continue;
    if (!isComplete()) return undefined;
    const where = length === 0 ? 'the payload' : toPointer(place);
    return types === 0 ? `no payload has a value at ${where}` : `${where} is ${typeText(types)}`;
  }
  return undefined;
}

const TYPES = [
  [STRING, 'a string'],
  [NUMBER, 'a number'],
  [BOOLEAN, 'a boolean'],
  [OBJECT, 'an object'],
  [ARRAY, 'a list'],
  [NULL, 'null'],
] as const;

function typeText(types: TypeSet): string {
  return orList(TYPES.filter(([type]) => (types & type) !== 0).map(([, text]) => text));
}

/** A delivery with a new id at the place of the event type would be another event. */
export const eventTypesHaveTheirOwnPlaces: DeliveryRule = ({ webhook, locate }) => {
  const keyOf = ({ in: part, path }: RuntimeExpression) => JSON.stringify([part, path]);
  const places = new Set(webhook.eventType.map(keyOf));
  return expressionsOf(webhook).flatMap(({ field, path, expression }) => {
    if (!SENT_FIELDS.includes(field) || !places.has(keyOf(expression))) return [];
    const message = `x-webhook.${field} points to the event type, ${expression.expression}.`;
    const fix = `Point it to a value of its own, or remove ${field}.`;
    return [createDiagnostic('delivery-invalid', locate(...path), message, { fix })];
  });
};
