import type { Schema } from '@hookbook/contract/schema';
import { childPlace, solveOptional, solveRequired } from '../facets/place.ts';
import { createUnknownTest, declaredNames, forbiddenNames, memberSchemas, withDependents } from './members.ts';
import { newNames } from './newNames.ts';
import { largest, smallest, type Target } from './target.ts';

/** Objects that require more members are not built. */
const MAX_MEMBERS = 1000;
/** How many new names to try for each member that is missing. */
const NEW_NAMES = 30;
/** Deeper than this, a typical payload contains only what is required. */
const TYPICAL_DEPTH = 6;

/** Objects that are likely to satisfy the facets: with the usual members, with as few as possible, and with all. */
export function* objectCandidates(target: Target): Generator<object> {
  const { facets } = target.branch;
  const counts = { min: largest(facets, 'minProperties', 0), max: smallest(facets, 'maxProperties', Infinity) };
  const required = [...new Set(facets.flatMap(({ schema }) => schema.required ?? []))];
  if (Math.max(required.length, counts.min) > Math.min(counts.max, MAX_MEMBERS)) return;
  const memberOf = createMembers(target);
  const declared = declaredNames(facets);
  for (const optional of [usualNames(declared, target), [], declared]) {
    const members = assemble({ required, optional, memberOf, counts, target });
    if (members) yield Object.fromEntries(members);
  }
}

/** The value of a member; undefined if there is none. */
type MemberOf = (name: string, isRequired: boolean) => unknown;

/** Finds the value of each member once. */
function createMembers(target: Target): MemberOf {
  const { branch, place, search } = target;
  const forbidden = forbiddenNames(branch.facets);
  const constraints = branch.facets.flatMap(({ schema }) => schema.propertyNames ?? []);
  const isUnknown = createUnknownTest(target);
  const known = new Map<string, unknown>();
  const find: MemberOf = (name, isRequired) => {
    if (forbidden.has(name) || isUnknown(name)) return undefined;
    if (!constraints.every((schema) => search.accepts(schema, name))) return undefined;
    const schemas = memberSchemas(branch.facets, name, search.matchesPattern);
    const inside = childPlace(place, name, branch.definitions, search);
    return isRequired ? solveRequired(schemas, inside, search) : solveOptional(schemas, inside, search);
  };
  return (name, isRequired) => {
    const key = `${isRequired} ${name}`;
    if (!known.has(key)) known.set(key, find(name, isRequired));
    return known.get(key);
  };
}

/** The optional names that a payload of the wanted size has. */
function usualNames(declared: readonly string[], { branch: { facets }, place, search }: Target): readonly string[] {
  if (search.size === 'minimal' || place.isLean) return [];
  if (search.size === 'all-optional') return declared;
  if (place.depth > TYPICAL_DEPTH) return [];
  const isUsual = (name: string) =>
    !facets.some(
      ({ schema: { properties = {} } }) => Object.hasOwn(properties, name) && isDeprecated(properties[name]),
    );
  return declared.filter(isUsual);
}

function isDeprecated(schema: Schema | undefined): boolean {
  return typeof schema === 'object' && schema.deprecated === true;
}

interface Plan {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly memberOf: MemberOf;
  readonly counts: { readonly min: number; readonly max: number };
  readonly target: Target;
}

/** Undefined if something required has no value. */
function assemble({ required, optional, memberOf, counts, target }: Plan): ReadonlyMap<string, unknown> | undefined {
  const { facets } = target.branch;
  const { budget } = target.search;
  const members = new Map<string, unknown>();
  const add = (name: string, isRequired: boolean): boolean => {
    const missing = [...withDependents(facets, name)].filter((dependent) => !members.has(dependent));
    if (members.size + missing.length > counts.max) return false;
    const values = missing.map((dependent) => [dependent, memberOf(dependent, isRequired)] as const);
    if (values.some(([, value]) => value === undefined)) return false;
    for (const [dependent, value] of values) members.set(dependent, value);
    return true;
  };
  if (!required.every((name) => add(name, true))) return undefined;
  for (const name of optional) if (budget.hasRoom()) add(name, false);
  const wanted = Math.max(counts.min, isMap(target) && optional.length === 0 ? members.size + 1 : 0);
  for (const name of spareNames(target, members, wanted)) {
    if (members.size >= wanted || budget.isExhausted()) break;
    add(name, false);
  }
  return members.size >= counts.min ? members : undefined;
}

/** Whether members are described, but not by name: a payload shows one of them. */
function isMap({ branch: { facets }, place, search }: Target): boolean {
  if (search.size === 'minimal' || place.isLean || !search.budget.hasRoom()) return false;
  return facets.some(
    ({ schema: { additionalProperties, patternProperties } }) =>
      typeof additionalProperties === 'object' || Object.keys(patternProperties ?? {}).length > 0,
  );
}

/** Names for further members: declared ones first. */
function* spareNames(target: Target, members: ReadonlyMap<string, unknown>, wanted: number): Generator<string> {
  if (members.size >= wanted) return;
  const declared = declaredNames(target.branch.facets);
  yield* declared;
  let left = NEW_NAMES * (wanted - members.size);
  for (const name of newNames(target, new Set([...declared, ...members.keys()]))) {
    yield name;
    if (--left <= 0) return;
  }
}
