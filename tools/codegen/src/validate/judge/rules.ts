import {
  type DefinitionGraph,
  definitionName,
  isTypeImplied,
  type Schema,
  type SchemaObject,
  withoutImpliedTypes,
} from '@hookbook/contract/schema';
import { equal } from '../../../../../packages/validators/src/checks/objects.ts';
import type { Rules, SchemaNode, SchemaNodeMap } from '../../../../../packages/validators/src/explain/rules.ts';
import { FORMATS } from './formats.ts';

interface RulesOptions {
  readonly definitions: DefinitionGraph;
  /** Whether `format` is asserted. */
  readonly formats: boolean;
}

/** The rules of canonical schemas, as the validators emitter writes them for the published validators. */
export class RulesBuilder {
  private readonly options: RulesOptions;
  private readonly shared = new Map<string, () => Rules>();

  constructor(options: RulesOptions) {
    this.options = options;
  }

  /** The rules of a payload, which belongs to no definition. */
  build(payload: Schema): Rules {
    return this.topLevel(payload, undefined);
  }

  private topLevel(schema: Schema, cycle: string | undefined): Rules {
    if (typeof schema === 'object' && schema.$ref === undefined) return this.keywords(schema, cycle);
    return { allOf: [this.node(schema, cycle)] };
  }

  /** `cycle` is the cycle of definitions around the schema: only recursion counts towards the limit on depth. */
  private node(schema: Schema, cycle: string | undefined): SchemaNode {
    if (typeof schema === 'boolean') return schema;
    if (schema.$ref === undefined) return this.keywords(schema, cycle);
    const name = definitionName(schema.$ref);
    const definition = this.definition(name);
    return cycle !== undefined && this.options.definitions.cycleOf(name) === cycle ? { ref: definition } : definition;
  }

  private definition(name: string): () => Rules {
    const existing = this.shared.get(name);
    if (existing) return existing;
    let rules: Rules | undefined;
    const definition = (): Rules => {
      const { definitions } = this.options;
      rules ??= this.topLevel(definitions.schema(name), definitions.cycleOf(name));
      return rules;
    };
    this.shared.set(name, definition);
    return definition;
  }

  private keywords(schema: SchemaObject, cycle: string | undefined): Rules {
    const { unevaluatedProperties, unevaluatedItems, ...adjacent } = schema;
    if (unevaluatedProperties === undefined && unevaluatedItems === undefined)
      return this.adjacentKeywords(schema, cycle);
    return {
      adjacent: this.adjacentKeywords(adjacent, cycle),
      ...(unevaluatedProperties !== undefined && { unevaluatedProperties: this.node(unevaluatedProperties, cycle) }),
      ...(unevaluatedItems !== undefined && { unevaluatedItems: this.node(unevaluatedItems, cycle) }),
    };
  }

  private adjacentKeywords(schema: SchemaObject, cycle: string | undefined): Rules {
    const { pattern, format, patternProperties, allOf } = schema;
    const formatCheck = this.options.formats ? FORMATS.get(format ?? '') : undefined;
    const node = (inner: Schema): SchemaNode => this.node(inner, cycle);
    // In the order in which published rules list their keywords, because issues are reported in that order.
    return {
      ...(schema.type !== undefined && !isTypeImplied(schema) && { type: schema.type }),
      ...pick(schema, COPIED),
      ...(('const' in schema || schema.enum) && { equal }),
      ...(pattern !== undefined && { pattern: new RegExp(pattern, 'u') }),
      ...(formatCheck && { format: [format ?? '', formatCheck] as const }),
      ...this.properties(schema, node),
      ...(patternProperties && { patternProperties: patternsOf(patternProperties, node) }),
      ...convert(schema, ['additionalProperties'], node),
      ...convert(schema, ['dependentSchemas'], (schemas) => nodeMap(Object.entries(schemas), node)),
      ...convert(schema, ['items'], node),
      ...convert(schema, ['prefixItems'], (schemas) => schemas.map(node)),
      ...convert(schema, ['propertyNames', 'contains', 'not', 'if', 'then', 'else'], node),
      ...(allOf && { allOf: withoutImpliedTypes(allOf, this.options.definitions.schema).map(node) }),
      ...convert(schema, ['anyOf', 'oneOf'], (schemas) => schemas.map(node)),
    };
  }

  private properties(schema: SchemaObject, node: (schema: Schema) => SchemaNode): Rules {
    const { properties = {}, required = [] } = schema;
    const entries = Object.entries(properties);
    return {
      inheritedNames: true,
      must: nodeMap(
        entries.filter(([name]) => required.includes(name)),
        node,
      ),
      may: nodeMap(
        entries.filter(([name]) => !required.includes(name)),
        node,
      ),
      required: required.filter((name) => !Object.hasOwn(properties, name)),
    };
  }
}

/** Keywords whose values are the same in the rules. */
const COPIED = [
  'const', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength',
  'minProperties', 'maxProperties', 'dependentRequired', 'minContains', 'maxContains', 'minItems', 'maxItems',
  'uniqueItems', 'enum',
] as const; // biome-ignore format: a list reads better dense

function pick<Keyword extends keyof SchemaObject>(
  schema: SchemaObject,
  keywords: readonly Keyword[],
): Pick<SchemaObject, Keyword> {
  const present = keywords.filter((keyword) => Object.hasOwn(schema, keyword));
  return Object.fromEntries(present.map((keyword) => [keyword, schema[keyword]])) as Pick<SchemaObject, Keyword>;
}

function convert<Keyword extends keyof SchemaObject, Value>(
  schema: SchemaObject,
  keywords: readonly Keyword[],
  toRule: (value: NonNullable<SchemaObject[Keyword]>) => Value,
): { [keyword in Keyword]?: Value } {
  const entries = Object.entries(pick(schema, keywords)) as [Keyword, NonNullable<SchemaObject[Keyword]>][];
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, toRule(value)])) as {
    [keyword in Keyword]?: Value;
  };
}

function nodeMap(entries: readonly (readonly [string, Schema])[], node: (schema: Schema) => SchemaNode): SchemaNodeMap {
  return Object.fromEntries(entries.map(([name, schema]) => [name, node(schema)]));
}

function patternsOf(
  patterns: Readonly<Record<string, Schema>>,
  node: (schema: Schema) => SchemaNode,
): NonNullable<Rules['patternProperties']> {
  return Object.entries(patterns).map(([pattern, schema]) => [new RegExp(pattern, 'u'), node(schema)] as const);
}
