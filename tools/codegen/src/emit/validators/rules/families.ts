import type { Schema, SchemaObject } from '../../../schema.ts';
import { type Definitions, nameOf } from '../analysis/definitions.ts';
import { reachable } from '../analysis/reachable.ts';

type Keyword = keyof SchemaObject;

/** The families of keywords that a walk can look at, in the order in which it does. An event pays for those it needs. */
const FAMILIES: readonly (readonly [family: string, ...keywords: Keyword[]])[] = [
  ['types', 'type', 'const', 'enum', 'x-extensible-enum'],
  ['numbers', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ['multiples', 'multipleOf'],
  ['lengths', 'minLength', 'maxLength'],
  ['strings', 'pattern', 'format'],
  ['arrays', 'prefixItems', 'items'],
  ['counts', 'minItems', 'maxItems'],
  ['uniques', 'uniqueItems'],
  ['contained', 'contains'],
  ['objects', 'properties', 'required'],
  ['others', 'patternProperties', 'additionalProperties'],
  ['named', 'propertyNames'],
  ['sizes', 'minProperties', 'maxProperties'],
  ['dependents', 'dependentRequired', 'dependentSchemas'],
  ['conjunctions', 'allOf'],
  ['unions', 'anyOf', 'oneOf'],
  ['negations', 'not'],
  ['conditionals', 'if'],
  ['unevaluated', 'unevaluatedProperties', 'unevaluatedItems'],
];

/** The names of the families that a schema and all that it refers to need. */
export function familiesOf(schema: Schema, definitions: Definitions): string[] {
  const used = new Set<string>();
  let isOpen = false;
  for (const each of reachable(schema, definitions)) {
    const { additionalProperties, properties, ...others } = each;
    const isIdle = additionalProperties === true && properties === undefined;
    isOpen ||= isIdle;
    for (const keyword of Object.keys(isIdle ? others : each)) used.add(keyword);
    if (each.$ref !== undefined && isNoObject(definitions.get(nameOf(each.$ref)).schema)) used.add('allOf');
  }
  if (isOpen && used.has('unevaluatedProperties')) used.add('additionalProperties');
  if (isNoObject(schema)) used.add('allOf');
  return FAMILIES.filter(([, ...keywords]) => keywords.some((keyword) => used.has(keyword))).map(([family]) => family);
}

/** A definition or payload that is nothing but a reference, or `false`, is written as an `allOf`. */
export function isNoObject(schema: Schema): boolean {
  return typeof schema === 'boolean' ? !schema : schema.$ref !== undefined;
}
