import type { Schema } from '../../../schema.ts';
import { type Definitions, nameOf } from './definitions.ts';
import { acceptedTypes, OBJECT } from './types.ts';

/** Whether no value can match two of the schemas: they differ in type, or in the constant of a member they require. */
export function areDisjoint(schemas: readonly Schema[], definitions: Definitions): boolean {
  const facts = schemas.map((schema) => ({
    types: acceptedTypes(schema, definitions),
    pinned: pinnedMembers(schema, definitions, []),
  }));
  return facts.every((a, index) =>
    facts.slice(index + 1).every((b) => {
      const shared = a.types & b.types;
      return (
        shared === 0 ||
        (shared === OBJECT && [...a.pinned].some(([name, values]) => excludes(values, b.pinned.get(name))))
      );
    }),
  );
}

type Values = readonly unknown[];

function excludes(values: Values, others: Values | undefined): boolean {
  return others !== undefined && values.every((value) => !others.includes(value));
}

/** Required members that can only hold certain strings, numbers, booleans or null. */
function pinnedMembers(schema: Schema, definitions: Definitions, met: readonly string[]): ReadonlyMap<string, Values> {
  if (typeof schema === 'boolean') return new Map();
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref);
    if (met.includes(name)) return new Map();
    return pinnedMembers(definitions.get(name).schema, definitions, [...met, name]);
  }
  const inherited = (schema.allOf ?? []).flatMap((each) => [...pinnedMembers(each, definitions, met)]);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, member]): [string, Values][] => {
    const values = schema.required?.includes(name) ? pinnedValues(member) : undefined;
    return values ? [[name, values]] : [];
  });
  return new Map([...inherited, ...own]);
}

function pinnedValues(schema: Schema): Values | undefined {
  if (typeof schema === 'boolean') return undefined;
  const values = 'const' in schema ? [schema.const] : schema.enum;
  return values?.every((value) => typeof value !== 'object' || value === null) ? values : undefined;
}
