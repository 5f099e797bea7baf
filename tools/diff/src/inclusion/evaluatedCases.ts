import {
  areDisjoint,
  type DefinitionLookup,
  definitionName,
  evaluatedItems,
  evaluatedMembers,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { negationOf } from './negation.ts';

/** More are left undecided. */
const MAX_CASES = 16;

/** A schema without keywords that depend on the value, and what says the same as they. */
export interface Separated {
  readonly own: SchemaObject;
  readonly parts: readonly Schema[];
}

/**
 * Which members and items are unevaluated may depend on the value: on the branches of a union that it matches, for example. Then
 * a union of all cases says the same. A value that also matches more than a case asks for is no exception: that would only
 * evaluate more. Undefined if nothing depends on the value, or if there are too many cases.
 */
export function separateCases(schema: SchemaObject, definitions: DefinitionLookup): Separated | undefined {
  const { unevaluatedProperties, unevaluatedItems, ...others } = schema;
  const members = unevaluatedProperties !== undefined && evaluatedMembers(others, definitions) === undefined;
  const items = unevaluatedItems !== undefined && evaluatedItems(others, definitions) === undefined;
  if (!members && !items) return undefined;
  const applied = appliedWith(others, definitions, []);
  const chosen = applied && choicesOf(applied, definitions);
  if (!chosen) return undefined;
  const always = applied.map(withoutConditions);
  const closingObjects = closingMembers(always, unevaluatedProperties, definitions);
  const closingArrays = closingItems(always, unevaluatedItems, definitions);
  if (!closingObjects || !closingArrays) return undefined;
  const closing = { ...closingObjects, ...closingArrays };
  const cases = chosen.map((branches) => (branches.length > 0 ? { ...closing, allOf: branches } : closing));
  const { anyOf: _, allOf = [], ...own } = others;
  const isUnion = chosen.some((branches) => branches.length > 0);
  return isUnion ? { own: { ...own, anyOf: cases }, parts: allOf } : { own, parts: [...allOf, ...cases] };
}

/** The schema and those that always apply with it, each without its `allOf`. Undefined if one is composed of itself. */
function appliedWith(
  schema: Schema,
  definitions: DefinitionLookup,
  entered: readonly string[],
): readonly SchemaObject[] | undefined {
  if (typeof schema === 'boolean') return [];
  if (schema.$ref !== undefined) {
    const name = definitionName(schema.$ref);
    if (entered.includes(name)) return undefined;
    return appliedWith(definitions(name) ?? true, definitions, [...entered, name]);
  }
  // What is unevaluated in a part depends on that part only.
  const isAlone = (schema.unevaluatedProperties ?? schema.unevaluatedItems) !== undefined;
  const { allOf = [], ...own } = schema;
  if (isAlone || allOf.length === 0) return [schema];
  const parts = allOf.map((part) => appliedWith(part, definitions, entered));
  return parts.includes(undefined) ? undefined : [own, ...parts.flatMap((part) => part ?? [])];
}

function withoutConditions(schema: SchemaObject): SchemaObject {
  const { anyOf: _any, oneOf: _one, if: _if, then: _then, else: _else, dependentSchemas: _schemas, ...own } = schema;
  return own;
}

/** The branches that may apply together. Each conditional keyword adds one of its alternatives. */
function choicesOf(
  applied: readonly SchemaObject[],
  definitions: DefinitionLookup,
): readonly (readonly Schema[])[] | undefined {
  let choices: readonly (readonly Schema[])[] = [[]];
  for (const schema of applied)
    for (const alternatives of alternativesIn(schema, definitions)) {
      choices = choices.flatMap((choice) => alternatives.map((branches) => [...choice, ...branches]));
      if (choices.length > MAX_CASES) return undefined;
    }
  return choices;
}

type Alternatives = readonly (readonly Schema[])[];

function alternativesIn(schema: SchemaObject, definitions: DefinitionLookup): readonly Alternatives[] {
  const { anyOf, oneOf, if: condition, then = true, else: otherwise = true, dependentSchemas = {} } = schema;
  return [
    ...(anyOf ? [combinationsOf(anyOf, definitions)] : []),
    ...(oneOf ? [oneOf.map((branch) => [branch])] : []),
    ...(condition === undefined
      ? []
      : [
          [
            [condition, then],
            [negationOf(condition), otherwise],
          ],
        ]),
    ...Object.entries(dependentSchemas).map(
      ([name, dependent]): Alternatives => [[{ required: [name] }, dependent], [{ properties: { [name]: false } }]],
    ),
  ];
}

/** Some of the branches, or one of them, or all. */
function combinationsOf(branches: readonly Schema[], definitions: DefinitionLookup): Alternatives {
  let found: readonly (readonly Schema[])[] = [[]];
  for (const branch of branches) {
    const withBranch = found
      .filter((others) => !others.some((other) => areDisjoint([other, branch], definitions)))
      .map((others) => [...others, branch]);
    found = [...found, ...withBranch];
    if (found.length > 2 * MAX_CASES) break;
  }
  return found.filter((combination) => combination.length > 0);
}

function closingMembers(
  always: readonly SchemaObject[],
  unevaluatedProperties: Schema | undefined,
  definitions: DefinitionLookup,
): SchemaObject | undefined {
  if (unevaluatedProperties === undefined) return {};
  const evaluated = evaluatedMembers({ allOf: always }, definitions);
  if (!evaluated || evaluated.all) return evaluated && {};
  const accepted = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, true]));
  const { names, patterns } = evaluated;
  return { properties: accepted(names), patternProperties: accepted(patterns), unevaluatedProperties };
}

/** `contains` evaluates the items that match it. */
function closingItems(
  always: readonly SchemaObject[],
  unevaluatedItems: Schema | undefined,
  definitions: DefinitionLookup,
): SchemaObject | undefined {
  if (unevaluatedItems === undefined) return {};
  const evaluated = evaluatedItems({ allOf: always.map(({ contains: _, ...others }) => others) }, definitions);
  if (!evaluated || evaluated.all) return evaluated && {};
  const contained = always.flatMap(({ contains }) => contains ?? []);
  return {
    prefixItems: Array.from({ length: evaluated.count }, () => true),
    unevaluatedItems: contained.length === 0 ? unevaluatedItems : { anyOf: [...contained, unevaluatedItems] },
  };
}
