import { APPLICATORS, type DefinitionMap, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { type Anchor, partAnchor, propertyAnchor } from './anchor.ts';
import { valueText } from './constraints.ts';
import type { SchemaPart } from './flatten.ts';
import { allowedNames, requiredBy, undeclaredSchemas } from './memberNames.ts';
import { optionLabels } from './optionLabels.ts';
import type { Member } from './shape.ts';
import { describedValues, haveMeanings, type ListedValue, listedValues } from './valueMeanings.ts';

/** A member whose schemas have not been read yet. The member must match all of them. */
export interface ChildSchema extends Pick<Member, 'kind' | 'label' | 'required'> {
  readonly anchor: Anchor;
  readonly schemas: readonly Schema[];
}

/** The children of a value. A property that several parts describe is one child. */
export function childrenOf(
  parts: readonly SchemaPart[],
  parent: Anchor,
  definitions: DefinitionMap,
): readonly ChildSchema[] {
  const schemas = parts.map((part) => part.schema);
  const names = allowedNames(schemas, definitions);
  return [
    ...propertyChildren(schemas, parent, names, requiredBy(schemas, definitions)),
    ...parts
      .filter(hasChildren)
      .flatMap(({ schema }, index) => [
        ...(names ? [] : namedChildren(schema, numbered(parent, index))),
        ...partChildren(schema, numbered(parent, index), definitions),
      ]),
  ];
}

export function hasChildren({ schema }: SchemaPart): boolean {
  return describedValues(schema) !== undefined || CHILD_KEYWORDS.some((keyword) => typeof schema[keyword] === 'object');
}

/** `flatten` has already resolved `allOf`. */
const CHILD_KEYWORDS = APPLICATORS.filter((keyword) => keyword !== 'allOf');

/** If `names` lists the names of all members, each is a property, declared or not. */
function propertyChildren(
  schemas: readonly SchemaObject[],
  parent: Anchor,
  names: readonly string[] | undefined,
  required: ReadonlySet<string>,
): ChildSchema[] {
  const properties = new Map<string, readonly Schema[]>();
  for (const schema of schemas) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      properties.set(name, [...(properties.get(name) ?? []), property]);
    }
  }
  for (const name of names ?? []) {
    const undeclared = properties.has(name) ? undefined : undeclaredSchemas(name, schemas);
    if (undeclared) properties.set(name, undeclared);
  }
  const possible = [...properties].filter(([name]) => !names || names.includes(name));
  return possible.map(([name, propertySchemas]) => ({
    kind: 'property',
    label: name,
    required: required.has(name),
    anchor: propertyAnchor(parent, name),
    schemas: propertySchemas,
  }));
}

/** Numbers the parts of a value, because several of them can use the same keyword, such as `anyOf`. */
function numbered(parent: Anchor, index: number): Anchor {
  return index === 0 ? parent : { ...parent, id: `${parent.id}.~${index}` };
}

/** The children for members by other rules than their exact name. */
function namedChildren(schema: SchemaObject, parent: Anchor): ChildSchema[] {
  const child = childBuilder(parent);
  return [
    ...patternChildren(schema, parent),
    ...child('part', 'any other property', 'additional', schema.additionalProperties, '.*'),
    ...child('part', 'every property name', 'names', schema.propertyNames),
  ];
}

function partChildren(schema: SchemaObject, parent: Anchor, definitions: DefinitionMap): ChildSchema[] {
  const child = childBuilder(parent);
  return [
    ...child('part', 'any remaining property', 'unevaluated', schema.unevaluatedProperties, '.*'),
    ...itemChildren(schema, child),
    ...valueChildren(describedValues(schema), 'value', child),
    ...optionChildren(schema, child, definitions),
    ...child('part', 'must not match', 'not', schema.not),
    ...child('part', 'if it matches', 'if', schema.if),
    ...child('part', 'then it must match', 'then', schema.then),
    ...child('part', 'otherwise it must match', 'else', schema.else),
    ...Object.entries(schema.dependentSchemas ?? {}).flatMap(([name, dependent], index) =>
      child('part', `if ${JSON.stringify(name)} is present`, `dependent${index}`, dependent),
    ),
    ...child('part', 'decoded content', 'content', schema.contentSchema),
  ];
}

function optionChildren(
  { oneOf = [], anyOf = [], discriminator }: SchemaObject,
  child: ReturnType<typeof childBuilder>,
  definitions: DefinitionMap,
): ChildSchema[] {
  const options = [...oneOf, ...anyOf];
  const values = listedValues(options);
  if (values) return haveMeanings(values) ? valueChildren(values, 'option', child) : [];
  const labels = optionLabels(options, definitions, discriminator);
  return options.flatMap((option, index) => child('option', labels[index] ?? '', `option${index}`, option));
}

function valueChildren(
  values: readonly ListedValue[] | undefined = [],
  step: string,
  child: ReturnType<typeof childBuilder>,
): ChildSchema[] {
  return values.flatMap((value, index) => child('value', valueText(value.const), `${step}${index}`, value));
}

function itemChildren(schema: SchemaObject, child: ReturnType<typeof childBuilder>): ChildSchema[] {
  return [
    ...(schema.prefixItems ?? []).flatMap((item, index) =>
      child('part', `item ${index + 1}`, `item${index}`, item, `[${index}]`),
    ),
    ...(schema.prefixItems
      ? child('part', 'each remaining item', 'items', schema.items, '[]')
      : child('item', 'each item', 'items', schema.items, '[]')),
    ...child('part', 'each remaining item', 'unevaluatedItems', schema.unevaluatedItems, '[]'),
    ...child('part', 'matching item', 'contains', schema.contains, '[]'),
  ];
}

/** Returns a function that builds at most one child: `true` has nothing to show, and `false` becomes a constraint. */
function childBuilder(parent: Anchor) {
  return (kind: Member['kind'], label: string, step: string, schema: Schema | undefined, path = ''): ChildSchema[] =>
    typeof schema === 'object'
      ? [{ kind, label, required: false, anchor: partAnchor(parent, step, path), schemas: [schema] }]
      : [];
}

function patternChildren(schema: SchemaObject, parent: Anchor): ChildSchema[] {
  return Object.entries(schema.patternProperties ?? {}).map(([pattern, property], index) => ({
    kind: 'pattern',
    label: pattern,
    required: false,
    anchor: partAnchor(parent, `pattern${index}`, '.*'),
    schemas: [property],
  }));
}
