import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import type { Source } from '@hookbook/payloads';
import { type Failure, ITEM, OTHER_NAME, type Segment } from '../inclusion/failure.ts';
import { negationOf } from '../inclusion/negation.ts';
import { memberSchemas } from '../inclusion/objects.ts';
import { comparePatterns } from '../inclusion/patterns.ts';
import { type Judges, shrunk, type Trials } from './shrink.ts';

export interface WitnessSearch extends Judges {
  /** The new schema of the whole value, and the old one. */
  readonly accepting: Schema;
  readonly refusing: Schema;
  /** Creates values of schemas of both sides. */
  readonly source: Source;
  /** How many smaller values may still be tried, for all witnesses together. */
  readonly trials: Trials;
}

const SEEDS = [1, 2, 3, 4];

/** The smallest value found that the new contract allows and the old one refuses. Undefined if none was found. */
export function findWitness(failure: Failure | undefined, search: WitnessSearch): unknown {
  for (const found of candidates(failure, search)) {
    const candidate = asJson(found);
    if (candidate === undefined || !search.isAllowed(candidate) || !search.isRefused(candidate)) continue;
    return shrunk(candidate, search, search.trials);
  }
  return undefined;
}

/** As the value arrives in a body: in JSON, the holes of an array are null. */
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function* candidates(failure: Failure | undefined, search: WitnessSearch): Generator<unknown> {
  const { source, accepting, refusing } = search;
  if (failure) yield* directed(failure, search);
  for (const seed of SEEDS)
    yield source({ allOf: [accepting, { not: refusing }] } as SchemaObject, { seed, size: 'minimal' });
  for (const seed of SEEDS)
    for (const size of ['all-optional', 'typical', 'minimal'] as const) yield source(accepting, { seed, size });
}

/** Whole values that differ where the failure is. */
function* directed(failure: Failure, { source, accepting: whole }: WitnessSearch): Generator<unknown> {
  const { accepting, details = [] } = failure;
  for (const size of ['minimal', 'all-optional', 'typical'] as const) {
    const base = source(whole, { seed: 1, size });
    if (base === undefined) continue;
    yield* changedAt(failure, base, source);
    if (details.length === 0) continue;
    // In the same variant, of which the base may have another one.
    const variant = withValue(base, failure, source({ allOf: accepting }, { seed: 1, size: 'all-optional' }));
    for (const detail of details) yield* changedAt(detail, variant, source);
  }
}

function* changedAt(failure: Failure, base: unknown, source: Source): Generator<unknown> {
  const { keyword, name, path } = failure;
  if (keyword === 'required' && name !== undefined) yield without(base, [...path, name]);
  for (const value of values(failure, source)) {
    if (value === undefined) continue;
    yield withValue(base, failure, value);
    if (path.includes(ITEM)) yield withValue(base, { ...failure, isAppended: true }, value);
  }
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties')
    yield withValue(base, { ...failure, path: [...path, name ?? 'anotherField'] }, memberValue(failure, source));
  if (keyword === 'propertyNames')
    for (const refused of refusedNames(failure, source))
      yield withValue(
        base,
        { ...failure, path: [...path, refused] },
        memberValue({ ...failure, name: refused }, source),
      );
}

/** Names that the accepting side allows and the other one does not. */
function* refusedNames({ accepting, refusing }: Failure, source: Source): Generator<string> {
  const patterns = accepting.flatMap(({ patternProperties = {} }) => Object.keys(patternProperties));
  for (const pattern of ['', ...patterns]) {
    const schema: SchemaObject = { type: 'string', pattern, not: refusing.propertyNames ?? true };
    const name = source(schema, { seed: 1, size: 'minimal' });
    if (typeof name === 'string') yield name;
  }
}

/** Values of the accepting side at the place of a failure that the refusing side does not accept. */
function* values(failure: Failure, source: Source): Generator<unknown> {
  const { accepting, refusing } = failure;
  // Of a format, automata know more texts than other validators accept.
  const isFormatted = accepting.some(({ format }) => format !== undefined);
  if (!isFormatted) yield* failure.values ?? [];
  yield* boundaryValues(failure);
  yield* conditionalValues(failure, source);
  if (failure.keyword === 'maxProperties') yield manyMembers(failure, source);
  const schema = { allOf: accepting };
  for (const seed of SEEDS) {
    yield source({ allOf: [schema, { not: refusing }] }, { seed, size: 'minimal' });
    yield source(schema, { seed, size: 'minimal' });
    yield source(schema, { seed, size: 'all-optional' });
  }
  if (isFormatted) yield* failure.values ?? [];
  yield* [null, 'another text', '', ...RARE_TEXTS, 0, -1, 1.5, 1e12, true, [], {}];
}

/** Texts that are no regular expressions, and internationalised ones. */
const RARE_TEXTS = ['(', 'ü.example', 'ü@ü.example'];

/** Values for which a condition of the refusing side holds, or does not, and its result is the other one; and lists with other numbers of items. */
function* conditionalValues({ keyword, accepting, refusing }: Failure, source: Source): Generator<unknown> {
  const { if: condition = true, then = true, else: otherwise = true, contains = true, minContains = 1 } = refusing;
  const created = (...parts: readonly Schema[]) =>
    source({ allOf: [...accepting, ...parts] }, { seed: 1, size: 'minimal' });
  if (keyword === 'if') {
    yield created(condition, negationOf(then));
    yield created(negationOf(condition), negationOf(otherwise));
  }
  if (keyword === 'maxContains' || keyword === 'minContains') {
    const item = source(contains, { seed: 1, size: 'minimal' });
    const count = keyword === 'maxContains' ? (refusing.maxContains ?? 0) + 1 : minContains - 1;
    yield Array.from({ length: Math.min(count, MAX_ITEMS) }, () => item);
  }
}

const MAX_ITEMS = 1000;

/** More of them are rarely a limit. */
const MAX_NAMES = 50;

/** An object with one member more than the refusing side allows. Each has a name of a pattern that the accepting side knows. */
function manyMembers(failure: Failure, source: Source): unknown {
  const { accepting, refusing } = failure;
  const base = source({ allOf: accepting }, { seed: 1, size: 'minimal' });
  const names = Object.keys(typeof base === 'object' && base !== null ? base : {});
  const patterns = accepting.flatMap(({ patternProperties = {} }) => Object.keys(patternProperties));
  const members: [string, unknown][] = [];
  const count = Math.min((refusing.maxProperties ?? 0) + 1, MAX_NAMES);
  for (const pattern of patterns)
    while (names.length < count) {
      const name = textBesides(pattern, names);
      if (name === undefined) break;
      names.push(name);
      members.push([name, memberValue({ ...failure, name }, source)]);
    }
  return { ...(base as object | undefined), ...Object.fromEntries(members) };
}

/** Another text that the pattern matches, besides those that are known. Undefined if automata cannot find one. */
function textBesides(pattern: string, others: readonly string[]): string | undefined {
  const literals = others.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const comparison = comparePatterns(pattern, literals.length === 0 ? '[]' : `^(?:${literals.join('|')})$`);
  return comparison?.isIncluded === false ? comparison.text : undefined;
}

/** Values just beyond the bounds of the refusing side. */
function boundaryValues({ keyword, refusing }: Failure): readonly unknown[] {
  const { minimum = 0, exclusiveMinimum = 0, maximum = 0, exclusiveMaximum = 0, multipleOf = 1 } = refusing;
  const { minLength = 0, maxLength = 0, minItems = 0, maxItems = 0 } = refusing;
  switch (keyword) {
    // To a large number, 1 adds nothing.
    case 'minimum':
      return [minimum - 1, minimum - 0.5, minimum - Math.abs(minimum)];
    case 'exclusiveMinimum':
      return [exclusiveMinimum, exclusiveMinimum - 1];
    case 'maximum':
      return [maximum + 1, maximum + 0.5, maximum + Math.abs(maximum)];
    case 'exclusiveMaximum':
      return [exclusiveMaximum, exclusiveMaximum + 1];
    case 'multipleOf':
      return [multipleOf / 2, multipleOf + 1, multipleOf * 1.5, 1];
    case 'minLength':
      return ['a'.repeat(Math.max(0, minLength - 1)), ''];
    case 'maxLength':
      return ['a'.repeat(Math.min(maxLength + 1, 100_000))];
    case 'minItems':
      return [Array.from({ length: Math.max(0, minItems - 1) }, (_, index) => index), []];
    case 'maxItems':
      return [Array.from({ length: Math.min(maxItems + 1, 100_000) }, (_, index) => index)];
    default:
      return [];
  }
}

function memberValue({ accepting, name = '' }: Failure, source: Source): unknown {
  const schemas = accepting.flatMap((schema) => memberSchemas(schema, name));
  const value = source({ allOf: schemas }, { seed: 1, size: 'minimal' });
  return value === undefined ? 'another text' : value;
}

/** A place in a value, with names for each `OTHER_NAME` of its path. */
interface Place extends Pick<Failure, 'path' | 'names'> {
  /** Whether another item is added, instead of changing the first one. */
  readonly isAppended?: boolean;
}

/** A copy with a value at a path. Parents that are missing are made; undefined if the path leads into something else. */
function withValue(base: unknown, { path, names = [], isAppended = false }: Place, value: unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return value;
  if (segment === ITEM || typeof segment === 'number') {
    if (base !== undefined && !Array.isArray(base)) return undefined;
    const list = [...((base as readonly unknown[] | undefined) ?? [])];
    const index = segment !== ITEM ? segment : isAppended ? list.length : 0;
    list[index] = withValue(list[index], { path: rest, names, isAppended }, value);
    return list;
  }
  if (base !== undefined && (typeof base !== 'object' || base === null || Array.isArray(base))) return undefined;
  const members = (base ?? {}) as Readonly<Record<string, unknown>>;
  const isOther = segment === OTHER_NAME;
  const name = isOther ? (names[0] ?? Object.keys(members).at(-1) ?? 'anotherField') : segment;
  const inner = { path: rest, names: isOther ? names.slice(1) : names, isAppended };
  return { ...members, [name]: withValue(Object.hasOwn(members, name) ? members[name] : undefined, inner, value) };
}

function without(base: unknown, path: readonly Segment[]): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined || typeof base !== 'object' || base === null) return undefined;
  if (Array.isArray(base)) {
    const index = segment === ITEM ? 0 : segment;
    return base.map((item, position) => (position === index ? without(item, rest) : item));
  }
  if (typeof segment !== 'string') return undefined;
  const members = base as Readonly<Record<string, unknown>>;
  if (!Object.hasOwn(members, segment)) return rest.length === 0 ? base : undefined;
  if (rest.length > 0) return { ...members, [segment]: without(members[segment], rest) };
  const { [segment]: _, ...others } = members;
  return others;
}
