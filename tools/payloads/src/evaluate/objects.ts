import { isMapping } from '@hookbook/contract/data';
import type { SchemaObject } from '@hookbook/contract/schema';
import type { Annotations, Evaluation } from './evaluation.ts';

type Members = Readonly<Record<string, unknown>>;

/** The keywords about objects, except those that apply schemas to the object itself. */
export function acceptsMembers(
  schema: SchemaObject,
  value: unknown,
  annotations: Annotations | undefined,
  evaluation: Evaluation,
): boolean {
  if (!isMapping(value)) return true;
  if (annotations && hasMembers(schema.properties)) annotations.declaresMembers = true;
  return hasRightNames(schema, value) && acceptsEach(schema, value, annotations, evaluation);
}

function hasMembers(object: object = {}): boolean {
  return Object.keys(object).length > 0;
}

function hasRightNames(schema: SchemaObject, value: Members): boolean {
  const { required = [], minProperties = 0, maxProperties = Infinity, dependentRequired = {} } = schema;
  const has = (name: string) => Object.hasOwn(value, name);
  const count = Object.keys(value).length;
  return (
    required.every(has) &&
    count >= minProperties &&
    count <= maxProperties &&
    Object.entries(dependentRequired).every(([name, dependents]) => !has(name) || dependents.every(has))
  );
}

function acceptsEach(
  schema: SchemaObject,
  value: Members,
  annotations: Annotations | undefined,
  evaluation: Evaluation,
): boolean {
  const { properties, patternProperties, additionalProperties, propertyNames = true } = schema;
  if (!(properties || patternProperties) && additionalProperties === undefined && propertyNames === true) return true;
  const isInformative = !isVacuous(schema, evaluation);
  return Object.entries(value).every(([name, member]) => {
    if (!evaluation.apply(propertyNames, name, undefined)) return false;
    const known = knownSchemas(schema, name, evaluation);
    const schemas = known.length === 0 && additionalProperties !== undefined ? [additionalProperties] : known;
    if (schemas.length > 0 && isInformative) annotations?.names.add(name);
    return schemas.every((inner) => evaluation.applyToChild(inner, member, annotations));
  });
}

function knownSchemas({ properties = {}, patternProperties = {} }: SchemaObject, name: string, evaluation: Evaluation) {
  const declared = Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
  const matching = Object.entries(patternProperties).filter(([pattern]) => evaluation.matchesPattern(pattern, name));
  return [...declared, ...matching.map(([, inner]) => inner)];
}

/** In strict mode, `additionalProperties: true` on its own says nothing about any member. */
function isVacuous(schema: SchemaObject, { isStrict }: Evaluation): boolean {
  const { properties, patternProperties, additionalProperties } = schema;
  return isStrict && additionalProperties === true && !hasMembers(properties) && !hasMembers(patternProperties);
}

/** `unevaluatedProperties`, which applies to the members that no adjacent keyword has evaluated. */
export function acceptsUnevaluatedMembers(
  { unevaluatedProperties }: SchemaObject,
  value: unknown,
  annotations: Annotations,
  { applyToChild }: Evaluation,
): boolean {
  if (unevaluatedProperties === undefined || !isMapping(value)) return true;
  return Object.entries(value).every(([name, member]) => {
    if (annotations.names.has(name)) return true;
    annotations.names.add(name);
    return applyToChild(unevaluatedProperties, member, annotations);
  });
}
