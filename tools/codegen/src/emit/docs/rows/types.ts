import type { Schema, SchemaObject, SchemaType } from '../../../schema.ts';
import { type Definitions, definitionName } from './flatten.ts';

type Types = ReadonlySet<SchemaType> | undefined;

const ORDER: readonly SchemaType[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

/** The types that a value may have, in a fixed order; `undefined` where nothing is said. */
export function typesOf(schemas: readonly Schema[], definitions: Definitions): readonly SchemaType[] | undefined {
  const known = new Map<string, Types>();

  function all(members: readonly Schema[]): Types {
    return members.map(of).reduce(intersection, undefined);
  }

  function shared(name: string): Types {
    if (!known.has(name)) {
      known.set(name, undefined);
      known.set(name, of(definitions.get(name) ?? true));
    }
    return known.get(name);
  }

  function of(schema: Schema): Types {
    if (typeof schema === 'boolean') return schema ? undefined : new Set();
    if (schema.$ref !== undefined) return shared(definitionName(schema.$ref));
    return [all(schema.allOf ?? []), any(schema.anyOf), any(schema.oneOf)].reduce(intersection, ownTypes(schema));
  }

  function any(options: readonly Schema[] | undefined): Types {
    return options?.map(of).reduce(union);
  }

  const types = all(schemas);
  return types && ORDER.filter((type) => types.has(type));
}

function ownTypes(schema: SchemaObject): Types {
  if (schema.type !== undefined) return new Set([schema.type].flat() as SchemaType[]);
  if (schema.const !== undefined) return new Set([typeOfValue(schema.const)]);
  if (schema.enum !== undefined) return new Set(schema.enum.map(typeOfValue));
  return impliedTypes(schema);
}

/** A schema with keywords for objects only, say, is written for objects. */
function impliedTypes(schema: SchemaObject): Types {
  if (schema.properties ?? schema.required ?? schema.additionalProperties ?? schema.patternProperties) {
    return new Set(['object']);
  }
  if (schema.items ?? schema.prefixItems) return new Set(['array']);
  if (schema.pattern ?? schema.format ?? schema.minLength ?? schema['x-extensible-enum']) return new Set(['string']);
  return undefined;
}

function typeOfValue(value: unknown): SchemaType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}

function intersection(a: Types, b: Types): Types {
  if (a === undefined || b === undefined) return a ?? b;
  const both = [...a].filter((type) => b.has(type) || (type === 'integer' && b.has('number')));
  if (a.has('number') && b.has('integer')) both.push('integer');
  return new Set(both);
}

function union(a: Types, b: Types): Types {
  return a && b && new Set([...a, ...b]);
}
