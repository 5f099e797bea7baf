import {
  ANY,
  declaredTypes,
  definitionName,
  type Schema,
  type SchemaObject,
  type TypeSet,
} from '@hookbook/contract/schema';
import { choicesOf } from './choices.ts';
import type { Branch, Choice, Conjunction, Facet, Group, Pending } from './facet.ts';
import { typesOfSimpleNegation } from './negations.ts';
import type { Place, Search } from './search.ts';

/** Composition nested deeper than this, for one value, counts as contradictory. */
const MAX_COMPOSITION = 1000;

/**
 * The ways to satisfy schemas together, the most promising first: each is a list of facets that a value has to satisfy. There
 * may be more ways than anybody can try, so they are computed one by one.
 */
export function expand({ schemas, roots }: Conjunction, place: Place, search: Search): Generator<Branch> {
  const pending = schemas.map((schema, index) => ({ schema, groups: roots.slice(index, index + 1), path: [] }));
  return expandBranch({ facets: [], pending, choices: [], types: ANY, definitions: new Set() }, place, search);
}

function* expandBranch(branch: Branch, place: Place, search: Search): Generator<Branch> {
  if (!search.budget.step()) return;
  const settled = settle(branch, place, search);
  if (!settled) return;
  const [choice, ...choices] = settled.choices;
  if (!choice) {
    yield settled;
    return;
  }
  for (const pending of choice()) {
    const isPossible = pending.every(({ schema }) => (search.typesOf(schema) & settled.types) !== 0);
    if (isPossible) yield* expandBranch({ ...settled, choices, pending }, place, search);
  }
}

/** Splits all pending schemas into facets and choices. Undefined if they contradict each other. */
function settle(branch: Branch, place: Place, search: Search): Branch | undefined {
  const facets: Facet[] = [...branch.facets];
  const choices: Choice[] = [...branch.choices];
  const definitions = new Set(branch.definitions);
  const queue: Pending[] = [...branch.pending];
  let { types } = branch;
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { schema, path, groups } = next;
    if (schema === false || types === 0 || facets.length > MAX_COMPOSITION) return undefined;
    if (schema === true) continue;
    if (schema.$ref !== undefined) {
      const name = definitionName(schema.$ref);
      if (path.includes(name) || (place.avoidsRecursion && place.entered.has(name))) return undefined;
      definitions.add(name);
      queue.unshift({ schema: search.definitions(name) ?? true, groups, path: [...path, name] });
      continue;
    }
    const facet = facetOf(schema, groups);
    const inner = facet.inner ? [...groups, facet.inner] : groups;
    facets.push(facet);
    types &= declaredTypes(schema) & typesLeftBy(schema.not);
    queue.unshift(...(schema.allOf ?? []).map((part) => ({ schema: part, groups: inner, path })));
    choices.push(...choicesOf(schema, { groups: inner, path }, place, search));
  }
  return types === 0 ? undefined : { facets, choices, definitions, types, pending: [] };
}

function typesLeftBy(not: Schema | undefined): TypeSet {
  return (not === undefined ? undefined : typesOfSimpleNegation(not)) ?? ANY;
}

function facetOf(schema: SchemaObject, groups: readonly Group[]): Facet {
  if (schema.unevaluatedProperties === undefined && schema.unevaluatedItems === undefined) return { schema, groups };
  const inner = {};
  return { schema, groups: [...groups, inner], inner };
}
