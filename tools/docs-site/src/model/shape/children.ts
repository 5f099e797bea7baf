import { APPLICATORS, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { type Anchor, partAnchor, propertyAnchor } from './anchor.ts';
import type { Part } from './flatten.ts';
import type { Member } from './shape.ts';

/** A member before its own schemas are read: all the schemas that hold for it at once. */
export interface ChildSchema extends Pick<Member, 'kind' | 'label' | 'required'> {
  readonly place: Anchor;
  readonly schemas: readonly Schema[];
}

/** Everything inside of a value that the parts speak of. A property that several parts name is one slot. */
export function childrenOf(parts: readonly Part[], place: Anchor): readonly ChildSchema[] {
  const schemas = parts.filter(hasChildren).map((part) => part.schema);
  return [
    ...propertySlots(schemas, place),
    ...schemas.flatMap((schema, index) => partSlots(schema, numbered(place, index))),
  ];
}

export function hasChildren({ schema }: Part): boolean {
  return SLOT_KEYWORDS.some((keyword) => typeof schema[keyword] === 'object');
}

/** `allOf` is taken apart before. */
const SLOT_KEYWORDS = APPLICATORS.filter((keyword) => keyword !== 'allOf');

function propertySlots(schemas: readonly SchemaObject[], place: Anchor): ChildSchema[] {
  const required = new Set(schemas.flatMap((schema) => schema.required ?? []));
  const properties = new Map<string, Schema[]>();
  for (const schema of schemas) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      properties.set(name, [...(properties.get(name) ?? []), property]);
    }
  }
  return [...properties].map(([name, found]) => ({
    kind: 'property',
    label: name,
    required: required.has(name),
    place: propertyAnchor(place, name),
    schemas: found,
  }));
}

/** Several parts of one value can each have `anyOf`, say, so that their places need telling apart. */
function numbered(place: Anchor, index: number): Anchor {
  return index === 0 ? place : { ...place, anchor: `${place.anchor}.~${index}` };
}

function partSlots(schema: SchemaObject, place: Anchor): ChildSchema[] {
  const part = slotBelow(place);
  return [
    ...patternSlots(schema, place),
    ...part('part', 'any other property', 'additional', schema.additionalProperties, '.*'),
    ...part('part', 'any further property', 'unevaluated', schema.unevaluatedProperties, '.*'),
    ...part('part', 'every property name', 'names', schema.propertyNames),
    ...itemSlots(schema, part),
    ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((option, index) =>
      part('option', `option ${index + 1}`, `option${index}`, option),
    ),
    ...part('part', 'must not be', 'not', schema.not),
    ...part('part', 'if it is', 'if', schema.if),
    ...part('part', 'then it is', 'then', schema.then),
    ...part('part', 'else it is', 'else', schema.else),
    ...Object.entries(schema.dependentSchemas ?? {}).flatMap(([name, inner], index) =>
      part('part', `beside ${JSON.stringify(name)} it is`, `dependent${index}`, inner),
    ),
    ...part('part', 'the text holds', 'content', schema.contentSchema),
  ];
}

function itemSlots(schema: SchemaObject, part: ReturnType<typeof slotBelow>): ChildSchema[] {
  return [
    ...(schema.prefixItems ?? []).flatMap((item, index) =>
      part('part', `item ${index + 1}`, `item${index}`, item, `[${index}]`),
    ),
    ...(schema.prefixItems
      ? part('part', 'each further item', 'items', schema.items, '[]')
      : part('item', 'each item', 'items', schema.items, '[]')),
    ...part('part', 'each further item', 'unevaluatedItems', schema.unevaluatedItems, '[]'),
    ...part('part', 'matching item', 'contains', schema.contains, '[]'),
  ];
}

/** Makes slots below a place. `true` and `false` have nothing to show: facts tell what `false` forbids. */
function slotBelow(place: Anchor) {
  return (kind: Member['kind'], label: string, step: string, inner: Schema | undefined, path = ''): ChildSchema[] =>
    typeof inner === 'object'
      ? [{ kind, label, required: false, place: partAnchor(place, step, path), schemas: [inner] }]
      : [];
}

function patternSlots(schema: SchemaObject, place: Anchor): ChildSchema[] {
  return Object.entries(schema.patternProperties ?? {}).map(([pattern, inner], index) => ({
    kind: 'pattern',
    label: pattern,
    required: false,
    place: partAnchor(place, `pattern${index}`, '.*'),
    schemas: [inner],
  }));
}
