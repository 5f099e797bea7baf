import {
  type DefinitionGraph,
  definitionName,
  KEYWORDS,
  reachable,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';

/** The runtime function that explains one keyword of the rules. */
export interface KeywordHandler {
  readonly name: string;
  readonly file: string;
}

/** Keywords that have another name in the rules, or that the handler of another keyword explains. */
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

/** By keyword of the rules. `ref` only stands for references inside a cycle. */
export const HANDLERS: ReadonlyMap<string, KeywordHandler> = new Map(
  [
    ...[...KEYWORDS].map(([keyword, { family }]) => [keyword, family] as const),
    ['ref', 'composition'] as const,
  ].flatMap(([keyword, family]) => {
    const names = family === undefined ? [] : (RULE_KEYWORDS[keyword] ?? [keyword]);
    return names.map((name) => [name, { name: handlerName(name), file: `explain/keywords/${family}.ts` }]);
  }),
);

function handlerName(keyword: string): string {
  return `explain${keyword.charAt(0).toUpperCase()}${keyword.slice(1)}`;
}

interface HandlerContext {
  readonly definitions: DefinitionGraph;
  /** Whether a schema of the provider has `unevaluatedProperties`. */
  readonly hasUnevaluatedProperties: boolean;
}

/** The keywords whose handlers explain a schema and every schema that it refers to. */
export function handledKeywords(schema: Schema, context: HandlerContext): string[] {
  const { definitions, hasUnevaluatedProperties } = context;
  const used = new Set<string>(isWrapped(schema) ? ['allOf'] : []);
  for (const inner of reachable(schema, definitions.schema)) {
    for (const keyword of ruleKeywordsOf(inner, hasUnevaluatedProperties)) used.add(keyword);
    if (inner.$ref === undefined) continue;
    const name = definitionName(inner.$ref);
    if (isWrapped(definitions.schema(name))) used.add('allOf');
    if (definitions.cycleOf(name) !== undefined) used.add('ref');
  }
  return [...HANDLERS.keys()].filter((keyword) => used.has(keyword));
}

/** Whether `additionalProperties` rejects something, or says that no member is unknown although some are declared. */
export function hasAdditionalRules(schema: SchemaObject, hasUnevaluated: boolean): boolean {
  const { additionalProperties, properties = {}, patternProperties = {} } = schema;
  if (additionalProperties !== true) return additionalProperties !== undefined;
  return hasUnevaluated || Object.keys(properties).length + Object.keys(patternProperties).length > 0;
}

function ruleKeywordsOf(schema: SchemaObject, hasUnevaluated: boolean): string[] {
  const {
    properties = {},
    required = [],
    'x-extensible-enum': knownMembers,
    additionalProperties: _,
    ...others
  } = schema;
  const names = Object.keys(properties);
  const undeclared = required.filter((name) => !Object.hasOwn(properties, name));
  return [
    ...Object.keys(others),
    ...(hasAdditionalRules(schema, hasUnevaluated) ? ['additionalProperties'] : []),
    ...(knownMembers ? ['known'] : []),
    ...(undeclared.length < required.length ? ['must'] : []),
    ...(undeclared.length > 0 ? ['required'] : []),
    ...(names.some((name) => !required.includes(name)) ? ['may'] : []),
    ...((schema.unevaluatedProperties ?? schema.unevaluatedItems) === undefined ? [] : ['adjacent']),
  ];
}

/** Rules are objects, so those of a bare reference or of `false` are wrapped in an `allOf`. */
export function isWrapped(schema: Schema): boolean {
  return typeof schema === 'boolean' ? !schema : schema.$ref !== undefined;
}
