import {
  ANY,
  type DefinitionLookup,
  declaredTypes,
  definitionName,
  OTHER,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { type Separated, separateCases } from './evaluatedCases.ts';
import { impliedBy } from './implied.ts';
import { withEvaluated } from './unevaluated.ts';

/** Schemas that a value has to match together: without references and `allOf`. `never` matches nothing. */
export type Conjunction = readonly SchemaObject[] | 'never';

const known = new WeakMap<DefinitionLookup, WeakMap<SchemaObject, Separated>>();

/**
 * A schema without its `allOf`, and the parts that also apply. The same objects for the same schema, so that a comparison
 * recognises what it compares already.
 */
export function separated(schema: SchemaObject, definitions: DefinitionLookup): Separated {
  const { allOf, unevaluatedProperties, unevaluatedItems } = schema;
  if ((allOf ?? unevaluatedProperties ?? unevaluatedItems) === undefined) return { own: schema, parts: [] };
  const schemas = known.get(definitions) ?? new WeakMap<SchemaObject, Separated>();
  known.set(definitions, schemas);
  const existing = schemas.get(schema);
  if (existing) return existing;
  const found = separateCases(schema, definitions) ?? {
    own: withEvaluated(schema, definitions),
    parts: schema.allOf ?? [],
  };
  schemas.set(schema, found);
  return found;
}

/** The schemas that apply to the same value as some schemas, through references and `allOf`. */
export function conjunctionOf(schemas: readonly Schema[], definitions: DefinitionLookup): Conjunction {
  const found: SchemaObject[] = [];
  const entered = new Set<string>();
  const visit = (schema: Schema): boolean => {
    if (typeof schema === 'boolean') return schema;
    if (schema.$ref !== undefined) {
      const name = definitionName(schema.$ref);
      // Whoever is composed of itself says nothing more.
      if (entered.has(name)) return true;
      entered.add(name);
      return visit(definitions(name) ?? true);
    }
    const { own, parts } = separated(schema, definitions);
    if (Object.keys(own).length > 0) found.push(own);
    return impliedBy(own).every(visit) && parts.every(visit);
  };
  if (!schemas.every(visit) || haveNoType(found)) return 'never';
  const closing = closedByCount(found);
  return closing ? [...found, closing] : found;
}

function haveNoType(schemas: readonly SchemaObject[]): boolean {
  return (schemas.reduce((types, schema) => types & declaredTypes(schema), ANY) & ~OTHER) === 0;
}

/** An object that may have no more members than the required ones has no others. */
function closedByCount(schemas: readonly SchemaObject[]): SchemaObject | undefined {
  const most = Math.min(Number.POSITIVE_INFINITY, ...schemas.flatMap(({ maxProperties }) => maxProperties ?? []));
  if (most === Number.POSITIVE_INFINITY) return undefined;
  const required = new Set(schemas.flatMap(({ required: names = [] }) => names));
  if (required.size < most || schemas.some(({ additionalProperties }) => additionalProperties === false))
    return undefined;
  return { properties: Object.fromEntries([...required].map((name) => [name, true])), additionalProperties: false };
}
