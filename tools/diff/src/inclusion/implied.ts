import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { negationOf } from './negation.ts';
import { matchesAll } from './patterns.ts';

/** What follows from keywords of a schema, in other keywords, of which more follows. */
export function impliedBy(schema: SchemaObject): readonly Schema[] {
  const existing = known.get(schema);
  if (existing) return existing;
  const implied = [
    ...fromNot(schema),
    ...fromNames(schema),
    ...fromPatterns(schema),
    ...fromContains(schema),
    ...fromCondition(schema),
  ];
  known.set(schema, implied);
  return implied;
}

const known = new WeakMap<SchemaObject, readonly Schema[]>();

/** A union implies no more than `not`, unless its branches are compared one by one. */
function fromNot({ not }: SchemaObject): readonly Schema[] {
  if (not === undefined) return [];
  const negation = negationOf(not);
  if (typeof negation === 'boolean') return [negation];
  return (negation.anyOf ?? negation.not) ? [] : [negation];
}

/** A list or a pattern of names closes an object. */
function fromNames(schema: SchemaObject): readonly Schema[] {
  const { propertyNames } = schema;
  if (propertyNames === false) return [{ maxProperties: 0 }];
  if (propertyNames === undefined || propertyNames === true) return [];
  const { pattern, minLength = 0, maxLength = '' } = propertyNames;
  const listed = 'const' in propertyNames ? [propertyNames.const] : propertyNames.enum;
  const names = listed?.filter((name) => typeof name === 'string');
  if (names) {
    const properties = Object.fromEntries(names.map((name) => [name, true]));
    return [{ properties, additionalProperties: false }];
  }
  const isOfSomeLength = minLength > 0 || maxLength !== '';
  const patterns = [
    ...(pattern === undefined ? [] : [pattern]),
    ...(isOfSomeLength ? [`^[^]{${minLength},${maxLength}}$`] : []),
  ];
  return patterns.map((own) => ({ patternProperties: { [own]: true }, additionalProperties: false }));
}

/** A pattern that every name matches is about all members. */
function fromPatterns({ patternProperties = {} }: SchemaObject): readonly Schema[] {
  const found = Object.entries(patternProperties).filter(([pattern]) => matchesAll(pattern));
  return found.map(([, additionalProperties]) => ({ additionalProperties }));
}

/** A condition that always holds, or never. */
function fromCondition({ if: condition, then = true, else: otherwise = true }: SchemaObject): readonly Schema[] {
  if (typeof condition !== 'boolean') return [];
  return [condition ? then : otherwise];
}

/** If no item may match, every item does not. */
function fromContains({ contains, minContains = 1, maxContains }: SchemaObject): readonly Schema[] {
  if (contains === undefined || maxContains !== 0) return [];
  return minContains > 0 ? [{ not: { type: 'array' } }] : [{ items: negationOf(contains) }];
}
