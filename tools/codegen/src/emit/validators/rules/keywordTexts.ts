import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import {
  ANY,
  acceptedTypes,
  type DefinitionGraph,
  definitionName,
  isSubset,
  typeNames,
  typeSet,
  typesOfValues,
} from '@hookbook/contract/schema';
import { jsonLiteral, keyLiteral, stringLiteral } from '@hookbook/contract/text';
import type { ConstantPool } from '../module/constantPool.ts';
import { isInherited } from '../module/expression.ts';
import type { ModuleBuilder } from '../module/moduleBuilder.ts';

/** What writing rules needs. */
export interface RulesContext {
  readonly module: ModuleBuilder;
  readonly pool: ConstantPool;
  readonly definitions: DefinitionGraph;
  /** The cycle of definitions that the rules belong to, if any. */
  readonly cycle: string | undefined;
  /** The function for a schema, if there is one that is quicker than walking its rules. */
  readonly check: (schema: Schema) => string | undefined;
  /** The function that gives the rules of a definition, as a placeholder. */
  readonly definition: (name: string) => string;
  /** Whether the provider has `unevaluatedProperties` anywhere, for which `additionalProperties: true` means something. */
  readonly evaluates: boolean;
}

/** The rules of a schema, as a placeholder among the parts. */
export function rulesText(schema: Schema, context: RulesContext): string {
  if (typeof schema === 'boolean') return String(schema);
  if (schema.$ref !== undefined) return referenceText(definitionName(schema.$ref), context);
  const members = memberTexts(schema, context);
  const [only] = schema.allOf ?? [];
  if (members.length === 1 && schema.allOf?.length === 1 && only !== undefined) return rulesText(only, context);
  return members.length === 0 ? 'true' : context.pool.add(`{ ${members.join(', ')} }`);
}

/** The rules of a member or an item, with its check, so that a walk passes by what is right. */
function childText(schema: Schema, context: RulesContext): string {
  if (typeof schema === 'boolean' || schema.$ref !== undefined) return rulesText(schema, context);
  const members = memberTexts(schema, context);
  const [only] = schema.allOf ?? [];
  if (members.length === 1 && schema.allOf?.length === 1 && only !== undefined) return childText(only, context);
  const check = members.length > 0 && isChecked(schema) ? context.check(schema) : undefined;
  if (check === undefined) return rulesText(schema, context);
  return context.pool.add(`{ is: ${check}, ${members.join(', ')} }`);
}

/**
 * Whether the rules of a schema have their check with them. Of a list of values and nothing else, the rules are looked at
 * as quickly, and there are many of those.
 */
export function isChecked(schema: Schema): boolean {
  if (typeof schema === 'boolean') return false;
  const { enum: values, 'x-extensible-enum': known } = schema;
  return !('const' in schema) && values === undefined && known === undefined;
}

/** Where definitions of one cycle refer to each other, a walk counts how deep it is. */
function referenceText(name: string, { definitions, cycle, definition, pool: parts }: RulesContext): string {
  const isRecursive = cycle !== undefined && definitions.cycleOf(name) === cycle;
  return isRecursive ? parts.add(`{ ref: ${definition(name)} }`) : definition(name);
}

export function definitionRules(name: string): string {
  return `rules_${name}`;
}

/** Keywords that are written as they stand. */
const PLAIN = [
  'type', 'const', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength',
  'minProperties', 'maxProperties', 'dependentRequired', 'minContains', 'maxContains', 'minItems', 'maxItems', 'uniqueItems',
] as const; // biome-ignore format: a list reads better dense

const SCHEMAS = ['propertyNames', 'contains', 'not', 'if', 'then', 'else'] as const;

const UNEVALUATED = ['unevaluatedProperties', 'unevaluatedItems'] as const;

const LISTS = ['anyOf', 'oneOf'] as const;

/** The members of the object that the rules of a schema are. What is `unevaluated` is looked for after all others. */
export function memberTexts(schema: SchemaObject, context: RulesContext): string[] {
  const { unevaluatedProperties, unevaluatedItems, ...beside } = schema;
  const late = UNEVALUATED.filter((name) => schema[name] !== undefined);
  if (late.length === 0) return besideTexts(schema, context);
  return [
    `adjacent: ${rulesText(beside, context)}`,
    ...late.map((name) => `${name}: ${childText(schema[name] ?? true, context)}`),
  ];
}

function besideTexts(schema: SchemaObject, context: RulesContext): string[] {
  const { module, pool: parts } = context;
  const { enum: values, 'x-extensible-enum': known, pattern, format, dependentSchemas } = schema;
  const inner = (each: Schema): string => rulesText(each, context);
  const scanner = module.scanner(format);
  const members: string[] = [];
  const add = (name: string, text: string): void => void members.push(`${name}: ${text}`);
  for (const name of PLAIN) if (name in schema && !isImplied(name, schema)) add(name, jsonLiteral(schema[name]));
  if (values) add('enum', enumText(values, context));
  const constants = 'const' in schema ? [schema.const, ...(values ?? [])] : (values ?? []);
  if (!constants.every(isPlain)) add('equal', module.use('equal'));
  if (known) add('known', parts.add(jsonLiteral(known)));
  if (pattern !== undefined) add('pattern', module.pattern(pattern));
  if (scanner) add('format', parts.add(`[${stringLiteral(format ?? '')}, ${scanner}]`));
  members.push(...objectTexts(schema, context));
  if (dependentSchemas) add('dependentSchemas', mapText(Object.entries(dependentSchemas), inner));
  if (schema.items !== undefined) add('items', childText(schema.items, context));
  if (schema.prefixItems)
    add('prefixItems', `[${schema.prefixItems.map((each) => childText(each, context)).join(', ')}]`);
  for (const name of SCHEMAS) if (schema[name] !== undefined) add(name, inner(schema[name]));
  if (schema.allOf) add('allOf', `[${withoutRepeatedTypes(schema.allOf, context).map(inner).join(', ')}]`);
  for (const name of LISTS) if (schema[name] !== undefined) add(name, `[${schema[name].map(inner).join(', ')}]`);
  return members;
}

/** A type that the constants beside it have anyway. */
function isImplied(name: string, schema: SchemaObject): boolean {
  const names = typeNames(schema);
  const values = 'const' in schema ? [schema.const] : schema.enum;
  return (
    name === 'type' && values !== undefined && names !== undefined && isSubset(typesOfValues(values), typeSet(names))
  );
}

/** A type that the schemas before have made sure of need not be said again: that a payload is an object, for one. */
function withoutRepeatedTypes(schemas: readonly Schema[], { definitions }: RulesContext): Schema[] {
  let types = ANY;
  return schemas.map((schema) => {
    const before = types;
    types &= acceptedTypes(schema, definitions.schema);
    const names = typeof schema === 'object' ? typeNames(schema) : undefined;
    if (!names || names.includes('integer') || !isSubset(before, typeSet(names))) return schema;
    const { type: _, ...rest } = schema as SchemaObject;
    return rest;
  });
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** Long lists are the very sets that checks look into. */
function enumText(values: readonly unknown[], { module, pool: parts }: RulesContext): string {
  return values.every(isPlain) && values.length > 3 ? module.set([...new Set(values)]) : parts.add(jsonLiteral(values));
}

function objectTexts(schema: SchemaObject, context: RulesContext): string[] {
  const { properties = {}, required = [], patternProperties = {}, additionalProperties } = schema;
  const inner = (each: Schema): string => childText(each, context);
  const entries = Object.entries(properties);
  const must = entries.filter(([name]) => required.includes(name));
  const may = entries.filter(([name]) => !required.includes(name));
  const others = required.filter((name) => !Object.hasOwn(properties, name));
  const patterns = Object.entries(patternProperties);
  const texts: string[] = entries.some(([name]) => isInherited(name)) ? ['inheritedNames: true'] : [];
  if (must.length > 0) texts.push(`must: ${mapText(must, inner)}`);
  if (may.length > 0) texts.push(`may: ${mapText(may, inner)}`);
  if (others.length > 0) texts.push(`required: ${jsonLiteral(others)}`);
  if (patterns.length > 0) {
    const pairs = patterns.map(([pattern, each]) => `[${context.module.pattern(pattern)}, ${inner(each)}]`);
    texts.push(`patternProperties: [${pairs.join(', ')}]`);
  }
  const says = additionalProperties !== true || entries.length > 0 || patterns.length > 0 || context.evaluates;
  if (additionalProperties !== undefined && says) texts.push(`additionalProperties: ${inner(additionalProperties)}`);
  return texts;
}

function mapText(entries: readonly (readonly [string, Schema])[], inner: (schema: Schema) => string): string {
  return `{ ${entries.map(([name, each]) => `${keyLiteral(name)}: ${inner(each)}`).join(', ')} }`;
}
