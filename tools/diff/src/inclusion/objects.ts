import { evaluatedMembers, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { equalValues } from '@hookbook/payloads/evaluate';
import { type Conjunction, conjunctionOf } from './conjunction.ts';
import { OTHER_NAME } from './failure.ts';
import { textMatching } from './patterns.ts';
import type { Step } from './step.ts';

/** The schemas of the member with a name, of all that declare it or say something about other names. */
export function memberOf(a: readonly SchemaObject[], name: string, { definitions }: Step): Conjunction {
  return conjunctionOf(
    a.flatMap((schema) => memberSchemas(schema, name)),
    definitions,
  );
}

function memberSchemas(schema: SchemaObject, name: string): readonly Schema[] {
  const { properties = {}, patternProperties = {}, additionalProperties, unevaluatedProperties } = schema;
  const own = Object.hasOwn(properties, name) ? [properties[name] ?? true] : [];
  const matching = Object.entries(patternProperties).flatMap(([pattern, inner]) =>
    matches(pattern, name) ? [inner] : [],
  );
  const found = [...own, ...matching];
  if (found.length > 0) return found;
  const other = additionalProperties ?? unevaluatedProperties;
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
function othersOf(a: readonly SchemaObject[], { definitions }: Step): Conjunction {
  const schemas = a.flatMap(({ additionalProperties, unevaluatedProperties }) => {
    const other = additionalProperties ?? unevaluatedProperties;
    return other === undefined ? [] : [other];
  });
  return conjunctionOf(schemas, definitions);
}

function requiredIn(a: readonly SchemaObject[]): ReadonlySet<string> {
  return new Set(a.flatMap(({ required = [] }) => required));
}

export function checkObjects(a: readonly SchemaObject[], b: SchemaObject, step: Step): void {
  const required = requiredIn(a);
  for (const name of b.required ?? []) if (!required.has(name)) step.fail('required', { name });
  const isPossible = (name: string) => memberOf(a, name, step) !== 'never';
  const declared = [...new Set(a.flatMap(({ properties = {} }) => Object.keys(properties)))];
  for (const [name, schema] of Object.entries(b.properties ?? {})) {
    const member = memberOf(a, name, step);
    step.check(member, schema, name, { isUndeclared: !declared.includes(name) && member.length === 0 });
  }
  checkOtherNames(a, b, declared, step);
  checkPatterns(a, b, declared, step);
  checkNames(a, b, declared.filter(isPossible), step);
  checkCounts(a, b, { required, possible: declared.filter(isPossible) }, step);
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
function checkOtherNames(a: readonly SchemaObject[], b: SchemaObject, declared: readonly string[], step: Step): void {
  for (const keyword of ['additionalProperties', 'unevaluatedProperties'] as const) {
    const schema = b[keyword];
    if (schema === undefined || schema === true) continue;
    const known = keyword === 'additionalProperties' ? ownNames(b) : evaluatedMembers(b, step.definitions);
    if (!known) {
      if (!a.some((other) => equalValues(other, b))) step.fail(keyword);
      continue;
    }
    const isKnown = (name: string) =>
      known.names.includes(name) || known.patterns.some((pattern) => matches(pattern, name));
    for (const name of declared.filter((other) => !isKnown(other))) {
      const member = memberOf(a, name, step);
      if (member === 'never') continue;
      if (schema === false) step.fail(keyword, { name });
      else step.check(member, schema, name);
    }
    const others = othersOf(a, step);
    if (others === 'never') continue;
    if (schema === false) step.fail(keyword);
    else step.check(others, schema, OTHER_NAME);
  }
}

function ownNames({ properties = {}, patternProperties = {} }: SchemaObject) {
  return { names: Object.keys(properties), patterns: Object.keys(patternProperties) };
}

function checkPatterns(a: readonly SchemaObject[], b: SchemaObject, declared: readonly string[], step: Step): void {
  for (const [pattern, schema] of Object.entries(b.patternProperties ?? {})) {
    for (const name of declared.filter((other) => matches(pattern, other)))
      step.check(memberOf(a, name, step), schema, name);
    const matching = a.flatMap(({ patternProperties = {} }) => patternProperties[pattern] ?? []);
    const others = othersOf(a, step);
    const part = { name: textMatching(pattern) };
    if (matching.length > 0) step.check(conjunctionOf(matching, step.definitions), schema, OTHER_NAME, part);
    else if (others !== 'never') step.check(others, schema, OTHER_NAME, part);
  }
}

function checkNames(a: readonly SchemaObject[], b: SchemaObject, possible: readonly string[], step: Step): void {
  const { propertyNames } = b;
  if (propertyNames === undefined || propertyNames === true) return;
  const isSame = a.some(
    (schema) => schema.propertyNames !== undefined && step.holds([asObject(schema.propertyNames)], propertyNames),
  );
  const isClosed = othersOf(a, step) === 'never';
  const areAllowed = possible.every((name) => step.holds([{ const: name }], propertyNames));
  if (!isSame && !(isClosed && areAllowed)) step.fail('propertyNames');
}

function asObject(schema: Schema): SchemaObject {
  return typeof schema === 'object' ? schema : {};
}

function checkCounts(
  a: readonly SchemaObject[],
  b: SchemaObject,
  { required, possible }: { readonly required: ReadonlySet<string>; readonly possible: readonly string[] },
  step: Step,
): void {
  const min = Math.max(required.size, ...a.flatMap(({ minProperties }) => minProperties ?? []));
  if (b.minProperties !== undefined && min < b.minProperties) step.fail('minProperties');
  const max = Math.min(
    othersOf(a, step) === 'never' ? possible.length : Number.POSITIVE_INFINITY,
    ...a.flatMap(({ maxProperties }) => maxProperties ?? []),
  );
  if (b.maxProperties !== undefined && max > b.maxProperties) step.fail('maxProperties');
}
