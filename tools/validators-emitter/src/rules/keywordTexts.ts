import {
  type Discriminator,
  isTypeImplied,
  listsValuesOf,
  type Schema,
  type SchemaObject,
  withoutImpliedTypes,
} from '@hookbook/contract/schema';
import { jsonLiteral, stringLiteral } from '@hookbook/contract/text';
import { MAX_COMPARISONS } from '../module/expression.ts';
import { mapText, objectKeywordTexts } from './objectKeywordTexts.ts';
import type { RulesContext } from './rulesContext.ts';

/** Keywords whose values are the same in the rules. */
const COPIED = [
  'type', 'const', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength',
  'minProperties', 'maxProperties', 'dependentRequired', 'minContains', 'maxContains', 'minItems', 'maxItems',
  'uniqueItems',
] as const; // biome-ignore format: a list reads better dense

const WITH_SCHEMA = ['propertyNames', 'contains', 'not', 'if', 'then', 'else'] as const;

const WITH_SCHEMAS = ['anyOf', 'oneOf'] as const;

const UNEVALUATED = ['unevaluatedProperties', 'unevaluatedItems'] as const;

/** The keywords of the rules of a schema, with their values. `unevaluated…` comes after the keywords adjacent to it. */
export function keywordTexts(schema: SchemaObject, context: RulesContext): string[] {
  const { unevaluatedProperties, unevaluatedItems, ...adjacent } = schema;
  const unevaluated = UNEVALUATED.filter((keyword) => schema[keyword] !== undefined);
  if (unevaluated.length === 0) return adjacentTexts(schema, context);
  return [
    `adjacent: ${context.rules(adjacent)}`,
    ...unevaluated.map((keyword) => `${keyword}: ${context.childRules(schema[keyword] ?? true)}`),
  ];
}

function adjacentTexts(schema: SchemaObject, context: RulesContext): string[] {
  const { module, rules, childRules } = context;
  const { enum: values, 'x-extensible-enum': knownMembers, pattern, format, dependentSchemas } = schema;
  const formatCheck = module.formatCheck(format);
  const texts: string[] = [];
  const add = (keyword: string, value: string): void => void texts.push(`${keyword}: ${value}`);
  for (const keyword of COPIED)
    if (keyword in schema && !(keyword === 'type' && isTypeImplied(schema))) add(keyword, jsonLiteral(schema[keyword]));
  if (values) add('enum', enumText(values, context));
  const constants = 'const' in schema ? [schema.const, ...(values ?? [])] : (values ?? []);
  if (!constants.every(isScalar)) add('equal', module.use('equal'));
  if (knownMembers) add('known', module.part(jsonLiteral(knownMembers)));
  if (pattern !== undefined) add('pattern', module.pattern(pattern));
  if (formatCheck) add('format', module.part(`[${stringLiteral(format ?? '')}, ${formatCheck}]`));
  texts.push(...objectKeywordTexts(schema, context));
  if (dependentSchemas) add('dependentSchemas', mapText(Object.entries(dependentSchemas), rules));
  if (schema.items !== undefined) add('items', childRules(schema.items));
  if (schema.prefixItems) add('prefixItems', listText(schema.prefixItems, childRules));
  for (const keyword of WITH_SCHEMA) if (schema[keyword] !== undefined) add(keyword, rules(schema[keyword]));
  if (schema.allOf) add('allOf', listText(withoutImpliedTypes(schema.allOf, context.definitions.schema), rules));
  for (const keyword of WITH_SCHEMAS) if (schema[keyword] !== undefined) add(keyword, listText(schema[keyword], rules));
  const { discriminator } = schema;
  if (discriminator && helps(discriminator, context))
    add('discriminator', module.part(jsonLiteral(valuesByBranch(schema, discriminator))));
  return texts;
}

/** Checks put a long list of scalars into a set, so the rules share it. */
function enumText(values: readonly unknown[], { module }: RulesContext): string {
  return values.every(isScalar) && values.length > MAX_COMPARISONS
    ? module.set([...new Set(values)])
    : module.part(jsonLiteral(values));
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function listText(schemas: readonly Schema[], rules: (schema: Schema) => string): string {
  return `[${schemas.map(rules).join(', ')}]`;
}

/** If every branch lists its values of the property, explaining finds the branch without help. */
function helps({ propertyName, mapping }: Discriminator, { definitions }: RulesContext): boolean {
  return Object.values(mapping).some(($ref) => !listsValuesOf(propertyName, { $ref }, definitions.schema));
}

function valuesByBranch({ oneOf, anyOf }: SchemaObject, { propertyName, mapping }: Discriminator) {
  const values = (oneOf ?? anyOf ?? []).map((branch) =>
    Object.keys(mapping).filter((value) => typeof branch === 'object' && branch.$ref === mapping[value]),
  );
  return [propertyName, values];
}
