import {
  acceptedTypes,
  type DefinitionMap,
  type SchemaObject,
  type TypeSet,
  typeOfValue,
} from '@hookbook/contract/schema';
import { ALWAYS, codes, constraintsOf } from './constraints.ts';
import type { SchemaPart } from './flatten.ts';
import { allowedNames } from './memberNames.ts';
import { withNarrowestValues } from './narrowestValues.ts';
import type { Constraint } from './shape.ts';

/** The constraints of all parts of a value. A constant comes first and makes examples superfluous. */
export function mergeConstraints(parts: readonly SchemaPart[], definitions: DefinitionMap): readonly Constraint[] {
  const schemas = parts.map((part) => part.schema);
  const names = allowedNames(schemas, definitions);
  const types = acceptedTypes({ allOf: schemas }, (name) => definitions.get(name));
  const possible = withNarrowestValues(schemas.map((schema) => withPossibleValues(schema, types)));
  const shown = names ? [...possible.map(withoutAdditional), { additionalProperties: false }] : possible;
  const constraints = distinct([...shown.flatMap(constraintsOf), ...requiredUndescribed(schemas, names)]);
  const constants = constraints.filter((constraint) => constraint.label === ALWAYS);
  if (constants.length === 0) return constraints;
  return [...constants, ...constraints.filter(({ label }) => label !== ALWAYS && !/^examples?$/.test(label))];
}

/** Removes the members of an enum that the types of the value exclude. */
function withPossibleValues(schema: SchemaObject, types: TypeSet): SchemaObject {
  return schema.enum ? { ...schema, enum: schema.enum.filter((value) => (typeOfValue(value) & types) !== 0) } : schema;
}

function withoutAdditional({ additionalProperties: _, ...schema }: SchemaObject): SchemaObject {
  return schema;
}

/** Required members without a schema: options often differ in nothing else. `allowed` names have one. */
function requiredUndescribed(schemas: readonly SchemaObject[], allowed: readonly string[] = []): Constraint[] {
  const described = new Set([...allowed, ...schemas.flatMap((schema) => Object.keys(schema.properties ?? {}))]);
  const names = schemas.flatMap((schema) => schema.required ?? []).filter((name) => !described.has(name));
  return codes('required', [...new Set(names)]);
}

function distinct(constraints: readonly Constraint[]): readonly Constraint[] {
  return [...new Map(constraints.map((constraint) => [JSON.stringify(constraint), constraint])).values()];
}
