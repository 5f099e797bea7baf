import { evaluatedMembers, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { equalValues } from '@hookbook/payloads/evaluate';
import { type Conjunction, conjunctionOf } from './conjunction.ts';
import { OTHER_NAME } from './failure.ts';
import { comparePatterns, compareTextsOfAll, matchesAll, textMatching, textMatchingBoth } from './patterns.ts';
import type { Step } from './step.ts';
import { otherMembers } from './unevaluated.ts';

/** The schemas of the member with a name, of all that declare it or say something about other names. */
export function memberOf(
  a: readonly SchemaObject[],
  name: string,
  { definitions }: Pick<Step, 'definitions'>,
): Conjunction {
  return conjunctionOf(
    a.flatMap((schema) => memberSchemas(schema, name)),
    definitions,
  );
}

/** What a schema says about the member with a name. */
export function memberSchemas(schema: SchemaObject, name: string): readonly Schema[] {
  const { properties = {}, patternProperties = {} } = schema;
  const own = Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
  const matching = Object.entries(patternProperties).flatMap(([pattern, inner]) =>
    matches(pattern, name) ? [inner] : [],
  );
  const found = [...own, ...matching];
  if (found.length > 0) return found;
  const other = otherMembers(schema);
  return other === undefined ? [] : [other];
}

const MAX_NAME = 200;

function matches(pattern: string, name: string): boolean {
  try {
    return name.length <= MAX_NAME && new RegExp(pattern, 'u').test(name);
  } catch {
    return false;
  }
}

/** The schemas of members whose names nobody declares. `never` if there are none. */
function othersOf(a: readonly SchemaObject[], { definitions }: Pick<Step, 'definitions'>): Conjunction {
  const schemas = a.flatMap((schema) => otherMembers(schema) ?? []);
  return conjunctionOf(schemas, definitions);
}

/** Members whose names match a pattern: their schemas, as far as they are known, and a name. */
interface PatternMembers {
  readonly pattern: string;
  readonly member: readonly SchemaObject[];
  readonly name: string | undefined;
}

/** The members that each pattern allows. Patterns that allow no member are left out. */
function patternMembersOf(
  a: readonly SchemaObject[],
  { definitions }: Pick<Step, 'definitions'>,
): readonly PatternMembers[] {
  const patterns = new Set(a.flatMap(({ patternProperties = {} }) => Object.keys(patternProperties)));
  return [...patterns].flatMap((pattern) => {
    // A schema with other patterns may be about the same names.
    const schemas = a.flatMap((schema): readonly Schema[] => {
      const { patternProperties = {} } = schema;
      if (Object.hasOwn(patternProperties, pattern)) return [patternProperties[pattern] ?? true];
      const other = Object.keys(patternProperties).length === 0 ? otherMembers(schema) : undefined;
      return other === undefined || hasNameMatching(schema, pattern) ? [] : [other];
    });
    const member = conjunctionOf(schemas, definitions);
    return member === 'never' ? [] : [{ pattern, member, name: textMatching(pattern) }];
  });
}

function hasNameMatching({ properties = {} }: SchemaObject, pattern: string): boolean {
  return Object.keys(properties).some((name) => matches(pattern, name));
}

/** The names of members that every value has. */
export function requiredIn(a: readonly SchemaObject[]): readonly string[] {
  return [...new Set(a.flatMap(({ required = [] }) => required))];
}

/** The members that the accepting side has. */
interface Members {
  readonly declared: readonly string[];
  /** Those of the declared ones that a value may have. */
  readonly possible: readonly string[];
  readonly ofPatterns: readonly PatternMembers[];
}

export function checkObjects(a: readonly SchemaObject[], b: SchemaObject, step: Step): void {
  const isPossible = (name: string) => memberOf(a, name, step) !== 'never';
  const declared = declaredIn(a);
  const members: Members = { declared, possible: declared.filter(isPossible), ofPatterns: patternMembersOf(a, step) };
  // An object with as many members as it may have has all of them.
  const hasAll = mostMembers(a, step) <= Math.max(0, ...a.flatMap(({ minProperties }) => minProperties ?? []));
  const required = new Set(hasAll ? members.possible : requiredIn(a));
  for (const name of b.required ?? []) if (!required.has(name)) step.fail('required', { name });
  for (const [name, schema] of Object.entries(b.properties ?? {})) {
    const member = memberOf(a, name, step);
    step.check(member, schema, name, { isUndeclared: !declared.includes(name) && member.length === 0 });
  }
  checkOtherNames(a, b, members, step);
  checkPatterns(a, b, members, step);
  checkNames(a, b, members, step);
  checkCounts(a, b, { required }, step);
  for (const [name, needed] of Object.entries(b.dependentRequired ?? {})) {
    const given = a.flatMap(({ dependentRequired = {} }) => dependentRequired[name] ?? []);
    const isGiven = (other: string) => required.has(other) || given.includes(other);
    if (isPossible(name) && !needed.every(isGiven)) step.fail('dependentRequired', { name });
  }
  for (const [name, schema] of Object.entries(b.dependentSchemas ?? {})) {
    const isSame = a.some(({ dependentSchemas = {} }) => equalValues(dependentSchemas[name], schema));
    if (isPossible(name) && !isSame && !step.holds(a, schema)) step.fail('dependentSchemas', { name });
  }
}

/** `additionalProperties` and `unevaluatedProperties`. */
function checkOtherNames(
  a: readonly SchemaObject[],
  b: SchemaObject,
  { declared, ofPatterns }: Members,
  step: Step,
): void {
  for (const keyword of ['additionalProperties', 'unevaluatedProperties'] as const) {
    const schema = b[keyword];
    if (schema === undefined || schema === true) continue;
    const known = keyword === 'additionalProperties' ? ownNames(b) : evaluatedMembers(b, step.definitions);
    if (!known) {
      if (!a.some((other) => equalValues(other, b))) step.fail(keyword);
      continue;
    }
    if (known.patterns.some(matchesAll)) continue;
    const isKnown = (name: string) =>
      known.names.includes(name) || known.patterns.some((pattern) => matches(pattern, name));
    for (const name of declared.filter((other) => !isKnown(other))) {
      const member = memberOf(a, name, step);
      if (member === 'never') continue;
      if (schema === false) step.fail(keyword, { name });
      else step.check(member, schema, name);
    }
    for (const { pattern, member, name } of ofPatterns) {
      if (known.patterns.some((other) => comparePatterns(pattern, other)?.isIncluded)) continue;
      const names = compareTextsOfAll([pattern, ...patternsOfClosed(a)], patternOf(known) ?? NO_NAME);
      if (names?.isIncluded) continue;
      const example = names?.text ?? name;
      if (schema === false) step.fail(keyword, example === undefined ? {} : { name: example });
      else step.check(member, schema, OTHER_NAME, { name: example });
    }
    const others = othersOf(a, step);
    if (others === 'never') continue;
    if (schema === false) step.fail(keyword);
    else step.check(others, schema, OTHER_NAME);
  }
}

/** Patterns that all names of closed objects match. */
function patternsOfClosed(a: readonly SchemaObject[]): readonly string[] {
  return a.flatMap((schema) => (schema.additionalProperties === false ? (patternOf(ownNames(schema)) ?? []) : []));
}

const NO_NAME = '[]';

interface Names {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
}

/** A pattern that these names match, and those that match one of the patterns. Undefined if they are too many. */
function patternOf({ names, patterns }: Names): string | undefined {
  if (names.length > MAX_NAMES) return undefined;
  const literals = names.map((name) => `^${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`);
  const all = [...literals, ...patterns].map((text) => `(?:${text})`);
  return all.length === 0 ? NO_NAME : all.join('|');
}

/** More names are rarely those of a pattern. */
const MAX_NAMES = 50;

function ownNames({ properties = {}, patternProperties = {} }: SchemaObject): Names {
  return { names: Object.keys(properties), patterns: Object.keys(patternProperties) };
}

function checkPatterns(
  a: readonly SchemaObject[],
  b: SchemaObject,
  { declared, ofPatterns }: Members,
  step: Step,
): void {
  for (const [pattern, schema] of Object.entries(b.patternProperties ?? {})) {
    for (const name of declared.filter((other) => matches(pattern, other)))
      step.check(memberOf(a, name, step), schema, name);
    for (const own of ofPatterns) {
      const name = textMatchingBoth(own.pattern, pattern);
      if (name === null) continue;
      // What a pattern says of all these names applies, too.
      const more = a.flatMap(({ patternProperties = {} }) =>
        Object.entries(patternProperties).flatMap(([other, inner]) =>
          comparePatterns(pattern, other)?.isIncluded ? [inner] : [],
        ),
      );
      const member = conjunctionOf([...own.member, ...more], step.definitions);
      step.check(member, schema, OTHER_NAME, { name });
    }
    const others = othersOf(a, step);
    const isCovered = ofPatterns.some((own) => comparePatterns(pattern, own.pattern)?.isIncluded);
    if (others !== 'never' && !isCovered) step.check(others, schema, OTHER_NAME, { name: textMatching(pattern) });
  }
}

function checkNames(a: readonly SchemaObject[], b: SchemaObject, { possible, ofPatterns }: Members, step: Step): void {
  const { propertyNames } = b;
  if (propertyNames === undefined || propertyNames === true) return;
  const isSame = a.some(
    (schema) => schema.propertyNames !== undefined && step.holds([asObject(schema.propertyNames)], propertyNames),
  );
  const isClosed = othersOf(a, step) === 'never';
  const areAllowed =
    possible.every((name) => step.holds([{ const: name }], propertyNames)) &&
    ofPatterns.every(({ pattern }) =>
      step.holds([{ type: 'string', pattern }, ...patternsOfClosed(a).map((own) => ({ pattern: own }))], propertyNames),
    );
  if (!isSame && !(isClosed && areAllowed)) step.fail('propertyNames');
}

function asObject(schema: Schema): SchemaObject {
  return typeof schema === 'object' ? schema : {};
}

/** How many members there are names for. */
export function mostMembers(a: readonly SchemaObject[], step: Pick<Step, 'definitions'>): number {
  if (othersOf(a, step) !== 'never' || patternMembersOf(a, step).length > 0) return Number.POSITIVE_INFINITY;
  return declaredIn(a).filter((name) => memberOf(a, name, step) !== 'never').length;
}

function declaredIn(a: readonly SchemaObject[]): readonly string[] {
  return [...new Set(a.flatMap(({ properties = {} }) => Object.keys(properties)))];
}

function checkCounts(
  a: readonly SchemaObject[],
  b: SchemaObject,
  { required }: { readonly required: ReadonlySet<string> },
  step: Step,
): void {
  const min = Math.max(required.size, ...a.flatMap(({ minProperties }) => minProperties ?? []));
  if (b.minProperties !== undefined && min < b.minProperties) step.fail('minProperties');
  const max = Math.min(mostMembers(a, step), ...a.flatMap(({ maxProperties }) => maxProperties ?? []));
  if (b.maxProperties !== undefined && max > b.maxProperties) step.fail('maxProperties');
}
