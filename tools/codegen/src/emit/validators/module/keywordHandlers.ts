import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { type DefinitionGraph, definitionName, reachable } from '@hookbook/contract/schema';

/** What walks along a keyword of the rules, by the file of the runtime that it stands in. */
const HANDLERS: Readonly<Record<string, readonly string[]>> = {
  values: ['type', 'const', 'enum', 'known'],
  numbers: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  strings: ['minLength', 'maxLength', 'pattern', 'format'],
  arrays: ['minItems', 'maxItems', 'uniqueItems', 'prefixItems', 'items', 'contains'],
  objects: [
    'must',
    'may',
    'required',
    'patternProperties',
    'additionalProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'dependentRequired',
    'dependentSchemas',
  ],
  composition: ['allOf', 'not', 'if', 'anyOf', 'oneOf'],
  unevaluated: ['adjacent'],
};

/** A keyword of the rules, and the function that walks along it. */
export interface KeywordHandler {
  readonly keyword: string;
  readonly name: string;
  readonly file: string;
}

/** The functions that walking along a schema and all that it refers to needs. */
export function keywordHandlersOf(schema: Schema, definitions: DefinitionGraph): KeywordHandler[] {
  const used = new Set<string>(isNoObject(schema) ? ['allOf'] : []);
  for (const each of reachable(schema, definitions.schema)) {
    for (const keyword of keywordsOf(each)) used.add(keyword);
    if (each.$ref !== undefined && isNoObject(definitions.schema(definitionName(each.$ref)))) used.add('allOf');
  }
  return Object.entries(HANDLERS).flatMap(([file, keywords]) =>
    keywords
      .filter((keyword) => used.has(keyword))
      .map((keyword) => ({
        keyword,
        name: `explain${keyword.charAt(0).toUpperCase()}${keyword.slice(1)}`,
        file: `explain/keywords/${file}.ts`,
      })),
  );
}

/** The keywords that the rules of a schema have. */
function keywordsOf(schema: SchemaObject): string[] {
  const { properties = {}, required = [], 'x-extensible-enum': known, ...plain } = schema;
  const names = Object.keys(properties);
  const others = required.filter((name) => !Object.hasOwn(properties, name));
  return [
    ...Object.keys(plain),
    ...(known ? ['known'] : []),
    ...(others.length < required.length ? ['must'] : []),
    ...(others.length > 0 ? ['required'] : []),
    ...(names.some((name) => !required.includes(name)) ? ['may'] : []),
    ...((schema.unevaluatedProperties ?? schema.unevaluatedItems) === undefined ? [] : ['adjacent']),
  ];
}

/** A definition or payload that is nothing but a reference, or `false`, is written as an `allOf`. */
export function isNoObject(schema: Schema): boolean {
  return typeof schema === 'boolean' ? !schema : schema.$ref !== undefined;
}
