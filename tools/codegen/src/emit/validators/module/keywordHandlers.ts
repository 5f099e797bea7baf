import {
  type DefinitionGraph,
  definitionName,
  KEYWORDS,
  reachable,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';

/** A keyword of the rules, and the function of the runtime that explains it. */
export interface KeywordHandler {
  readonly keyword: string;
  readonly name: string;
  readonly file: string;
}

/** Keywords that have another name in the rules, or are explained together with another keyword. */
const RULE_KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  properties: ['must', 'may'],
  'x-extensible-enum': ['known'],
  unevaluatedProperties: ['adjacent'],
  unevaluatedItems: ['adjacent'],
  minContains: [],
  maxContains: [],
  then: [],
  else: [],
};

const HANDLERS: ReadonlyMap<string, KeywordHandler> = new Map(
  [...KEYWORDS].flatMap(([keyword, { family }]) => {
    const names = family === undefined ? [] : (RULE_KEYWORDS[keyword] ?? [keyword]);
    return names.map((name) => [
      name,
      { keyword: name, name: handlerName(name), file: `explain/keywords/${family}.ts` },
    ]);
  }),
);

function handlerName(keyword: string): string {
  return `explain${keyword.charAt(0).toUpperCase()}${keyword.slice(1)}`;
}

/** The handlers that explaining a schema needs, with every schema that it refers to. */
export function keywordHandlersOf(schema: Schema, definitions: DefinitionGraph): KeywordHandler[] {
  const used = new Set<string>(isWrapped(schema) ? ['allOf'] : []);
  for (const inner of reachable(schema, definitions.schema)) {
    for (const keyword of keywordsOf(inner)) used.add(keyword);
    if (inner.$ref !== undefined && isWrapped(definitions.schema(definitionName(inner.$ref)))) used.add('allOf');
  }
  return [...HANDLERS.values()].filter(({ keyword }) => used.has(keyword));
}

/** The keywords that the rules of a schema have. */
function keywordsOf(schema: SchemaObject): string[] {
  const { properties = {}, required = [], 'x-extensible-enum': known, ...plain } = schema;
  const names = Object.keys(properties);
  const undescribed = required.filter((name) => !Object.hasOwn(properties, name));
  return [
    ...Object.keys(plain),
    ...(known ? ['known'] : []),
    ...(undescribed.length < required.length ? ['must'] : []),
    ...(undescribed.length > 0 ? ['required'] : []),
    ...(names.some((name) => !required.includes(name)) ? ['may'] : []),
    ...((schema.unevaluatedProperties ?? schema.unevaluatedItems) === undefined ? [] : ['adjacent']),
  ];
}

/** Rules are objects, so those of a bare reference, or of `false`, are wrapped in an `allOf`. */
export function isWrapped(schema: Schema): boolean {
  return typeof schema === 'boolean' ? !schema : schema.$ref !== undefined;
}
