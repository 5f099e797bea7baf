import { definitionName, NULL, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import type { Choice, Pending } from './facet.ts';
import { negationsOf, typesOfSimpleNegation } from './negations.ts';
import { inPreference } from './preference.ts';
import type { Place, Search } from './search.ts';

type Origin = Pick<Pending, 'groups' | 'path'>;

/** The choices that the keywords of a schema leave open. */
export function choicesOf(schema: SchemaObject, origin: Origin, place: Place, search: Search): Choice[] {
  const { anyOf, oneOf, not, if: condition, dependentSchemas = {} } = schema;
  const choices: Choice[] = [];
  if (anyOf) choices.push(() => ordered(anyOf, place, search).map((part) => [{ schema: part, ...origin }]));
  if (oneOf) choices.push(() => exclusive(ordered(oneOf, place, search), origin));
  if (condition !== undefined) choices.push(() => conditional(schema, origin));
  for (const [name, inner] of Object.entries(dependentSchemas))
    choices.push(() => dependent(name, inner, origin, search));
  if (not !== undefined && typesOfSimpleNegation(not) === undefined) choices.push(() => excluding(not, origin, search));
  return choices;
}

/** In a recursion that has to end, the part that ends it first comes first. */
function ordered(parts: readonly Schema[], place: Place, search: Search): readonly Schema[] {
  if (place.isLean) return [...parts].sort((a, b) => search.heightOf(a) - search.heightOf(b));
  return inPreference(parts, (part) => search.typesOf(part) === NULL, place, search);
}

/** First each part alone, because the others seldom accept its values too; then with the others excluded. */
function* exclusive(parts: readonly Schema[], origin: Origin): Generator<readonly Pending[]> {
  for (const part of parts) yield [{ schema: part, ...origin }];
  for (const part of parts)
    yield [
      { schema: part, ...origin },
      ...parts.filter((other) => other !== part).map((other) => excluded(other, origin)),
    ];
}

function* conditional(
  { if: condition = true, then: consequence = true, else: otherwise = true }: SchemaObject,
  origin: Origin,
): Generator<readonly Pending[]> {
  yield [
    { schema: condition, ...origin },
    { schema: consequence, ...origin },
  ];
  yield [excluded(condition, origin), { schema: otherwise, ...origin }];
}

function dependent(name: string, inner: Schema, origin: Origin, { size }: Search): readonly (readonly Pending[])[] {
  const required: SchemaObject = { type: 'object', required: [name] };
  const present = [
    { schema: required, ...origin, groups: [] },
    { schema: inner, ...origin },
  ];
  const absent = [excluded({ required: [name] }, origin)];
  const other = [excluded({ type: 'object' }, origin)];
  return size === 'minimal' ? [absent, present, other] : [present, absent, other];
}

function* excluding(schema: Schema, { path }: Origin, search: Search): Generator<readonly Pending[]> {
  const origin = { groups: [], path };
  if (typeof schema === 'boolean' || schema.$ref === undefined) {
    for (const negation of negationsOf(schema)) yield [{ schema: negation, ...origin }];
    return;
  }
  const name = definitionName(schema.$ref);
  if (path.includes(name)) return;
  yield [{ ...excluded(search.definitions(name) ?? true, origin), path: [...path, name] }];
}

/** What a negation says about members does not count. */
function excluded(schema: Schema, { path }: Origin): Pending {
  return { schema: { not: schema }, groups: [], path };
}
