import type { Schema, SchemaObject } from '../../../schema.ts';
import { type Definitions, nameOf } from '../analysis/definitions.ts';
import { subschemas } from '../analysis/references.ts';

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
  }
  if (isOpen && used.has('unevaluatedProperties')) used.add('additionalProperties');
  return FAMILIES.filter(([, ...keywords]) => keywords.some((keyword) => used.has(keyword))).map(([family]) => family);
}

/** All schemas behind one. A definition that is nothing but a reference is written as an `allOf`, as is a whole payload. */
function* reachable(schema: Schema, definitions: Definitions): Generator<SchemaObject> {
  const met = new Set<string>();
  const todo = [asObject(schema)];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'boolean') continue;
    yield next;
    todo.push(...subschemas(next));
    if (next.$ref === undefined || met.has(next.$ref)) continue;
    met.add(next.$ref);
    todo.push(asObject(definitions.get(nameOf(next.$ref)).schema));
  }
}

function asObject(schema: Schema): Schema {
  const isPlain = typeof schema === 'object' && schema.$ref === undefined;
  return isPlain ? schema : { allOf: [schema] };
}
