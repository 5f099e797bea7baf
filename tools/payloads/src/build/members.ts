import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import type { Facet, Group } from '../facets/facet.ts';
import { typesOfSimpleNegation } from '../facets/negations.ts';
import type { Search } from '../facets/search.ts';
import type { Target } from './target.ts';

type MatchesPattern = Search['matchesPattern'];

/** The schemas that a member of this name must satisfy. */
export function memberSchemas(facets: readonly Facet[], name: string, matchesPattern: MatchesPattern): Schema[] {
  return facets.flatMap((facet) => {
    const { additionalProperties, unevaluatedProperties } = facet.schema;
    const known = knownSchemas(facet.schema, name, matchesPattern);
    const own = known.length === 0 && additionalProperties !== undefined ? [additionalProperties] : known;
    const isLeft = facet.inner && unevaluatedProperties !== undefined;
    return isLeft && !isEvaluated(facets, facet.inner, name, matchesPattern) ? [...own, unevaluatedProperties] : own;
  });
}

/** Tells the names that a validator in strict mode rejects: schemas declare members, but not these. */
export function createUnknownTest({ branch: { facets }, roots, search }: Target): (name: string) => boolean {
  if (!search.isStrict) return () => false;
  const declaring = roots.filter((root) =>
    facets.some(({ schema, groups }) => groups.includes(root) && hasMembers(schema.properties)),
  );
  return (name) => declaring.some((root) => !isEvaluated(facets, root, name, search.matchesPattern));
}

/** Whether a schema of the group says something about the member. */
function isEvaluated(facets: readonly Facet[], group: Group, name: string, matchesPattern: MatchesPattern): boolean {
  return facets.some(({ schema, groups, inner }) => {
    if (!groups.includes(group)) return false;
    if (inner !== group && schema.unevaluatedProperties !== undefined) return true;
    return schema.additionalProperties !== undefined || knownSchemas(schema, name, matchesPattern).length > 0;
  });
}

function knownSchemas(
  { properties = {}, patternProperties }: SchemaObject,
  name: string,
  matchesPattern: MatchesPattern,
): readonly Schema[] {
  const declared = Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
  if (!patternProperties) return declared;
  const matching = Object.entries(patternProperties).filter(([pattern]) => matchesPattern(pattern, name));
  return [...declared, ...matching.map(([, schema]) => schema)];
}

function hasMembers(properties: object = {}): boolean {
  return Object.keys(properties).length > 0;
}

/** The names that must be left out. */
export function forbiddenNames(facets: readonly Facet[]): ReadonlySet<string> {
  const forbidden = facets.flatMap(({ schema: { not } }) =>
    typeof not === 'object' && typesOfSimpleNegation(not) !== undefined ? (not.required ?? []) : [],
  );
  return new Set(forbidden);
}

/** The declared names, in the order of the schemas, without duplicates. */
export function declaredNames(facets: readonly Facet[]): readonly string[] {
  return [
    ...new Set(facets.flatMap(({ schema, groups }) => (groups.length > 0 ? Object.keys(schema.properties ?? {}) : []))),
  ];
}

/** The members that must be there if one of this name is, itself included. */
export function withDependents(facets: readonly Facet[], name: string): ReadonlySet<string> {
  const names = new Set([name]);
  for (const present of names)
    for (const { schema } of facets) {
      const { dependentRequired = {} } = schema;
      if (!Object.hasOwn(dependentRequired, present)) continue;
      for (const dependent of dependentRequired[present] ?? []) names.add(dependent);
    }
  return names;
}
