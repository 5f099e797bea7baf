import {
  ARRAY,
  acceptedTypes,
  declaredTypes,
  definitionName,
  FRACTION,
  INTEGER,
  NUMBER,
  OBJECT,
  type Schema,
  type SchemaObject,
  STRING,
} from '@hookbook/contract/schema';
import { checkArrays } from './arrays.ts';
import { casesOf } from './cases.ts';
import type { Comparison, Place } from './comparison.ts';
import { checkComposition } from './composition.ts';
import { type Conjunction, conjunctionOf, separated } from './conjunction.ts';
import { type Failure, OTHER_NAME, type Segment } from './failure.ts';
import { checkObjects } from './objects.ts';
import type { PatternComparison } from './patterns.ts';
import { PossibleValues, textOf } from './possible.ts';
import { checkNumbers, checkStrings } from './scalars.ts';
import { isSplit, splitFailures } from './splitUnions.ts';
import type { Step, Surroundings } from './step.ts';
import { compareTexts, hasFormatWithPattern, havePattern } from './texts.ts';

/** A schema that is hard to compare is left undecided, and does not take long. */
const MAX_STEPS = 5000;
const MIN_STEPS = 50;
const MAX_CASES = 6;
/** Of all steps, those that tell values apart. */
const MAX_CASE_STEPS = 2000;

/**
 * The obligations that were not shown for every value of a schema to be one of another. If there are none, it is proven that
 * the second accepts everything that the first accepts.
 */
export function inclusionFailures(a: Schema, b: Schema, surroundings: Surroundings): readonly Failure[] {
  return new Inclusion(surroundings).failuresOf(conjunctionOf([a], surroundings.definitions), b, [], 0);
}

class Inclusion implements Comparison {
  readonly surroundings: Surroundings;
  readonly values: PossibleValues;
  /** Pairs that are being compared: a schema that contains itself is compared once. */
  private readonly entered = new Set<string>();
  private readonly comparedTexts = new Map<string, PatternComparison | 'unknown'>();
  /** Whether one failure says as much as all of them. */
  private isEnough = false;
  private steps = 0;
  private maxSteps = MAX_STEPS;
  private caseSteps = 0;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
    this.values = new PossibleValues(surroundings);
  }

  failuresOf(a: Conjunction, b: Schema, path: readonly Segment[], splits: number): readonly Failure[] {
    if (a === 'never' || b === true || isAmong(a, b)) return [];
    if (b === false) return this.values.isEmpty(a) ? [] : [{ keyword: 'false', path, accepting: a, refusing: {} }];
    this.steps += 1;
    if (this.steps > this.maxSteps) return [{ keyword: 'false', path, accepting: a, refusing: b }];
    if (b.$ref !== undefined) {
      const name = definitionName(b.$ref);
      const pair = `${this.values.keyOf(a)} ${name}`;
      if (this.entered.has(pair)) return [];
      this.entered.add(pair);
      const failures = this.failuresOf(a, this.surroundings.definitions(name) ?? true, path, splits);
      // It may be compared again elsewhere, with failures of that place.
      this.entered.delete(pair);
      return failures;
    }
    const { own, parts } = separated(b, this.surroundings.definitions);
    return [
      ...this.ownFailures(a, own, path, splits),
      ...parts.flatMap((part) => this.failuresOf(a, part, path, splits)),
    ];
  }

  holds(a: Conjunction, b: Schema, path: readonly Segment[], splits: number): boolean {
    const { isEnough } = this;
    this.isEnough = true;
    const failures = this.failuresOf(a, b, path, splits);
    this.isEnough = isEnough;
    return failures.length === 0;
  }

  private ownFailures(
    a: readonly SchemaObject[],
    b: SchemaObject,
    path: readonly Segment[],
    splits: number,
  ): readonly Failure[] {
    if (Object.keys(b).length === 0 || this.values.isEmpty(a)) return [];
    const values = this.values.listed(a);
    if (values) {
      const refused = values.filter((value) => !this.surroundings.accepts(b, value));
      return refused.length === 0 ? [] : [this.valuesFailure(a, b, refused, path)];
    }
    const failures = this.keywordFailures(a, b, path, splits);
    if (failures.length === 0) return failures;
    const texts = this.textComparison(a, b);
    if (texts?.isIncluded) return [];
    if (texts) return failures.map((failure) => ({ ...failure, values: [texts.text, ...(failure.values ?? [])] }));
    if (isSplit(a, splits)) return splitFailures(a, b, { path, splits }, this) ?? failures;
    const mayHold = (this.values.typesOf(a) & ~declaredTypes(b)) === 0;
    return mayHold && splits < MAX_CASES && this.holdsInCases(a, b, path, splits) ? [] : failures;
  }

  /** Another member may still be easy to compare when there are no steps left. */
  private withSteps<Result>(compare: () => Result): Result {
    const { maxSteps } = this;
    this.maxSteps = Math.max(maxSteps, this.steps + MIN_STEPS);
    const result = compare();
    this.maxSteps = maxSteps;
    return result;
  }

  private textComparison(a: readonly SchemaObject[], b: SchemaObject): PatternComparison | undefined {
    const { definitions, assertsFormats } = this.surroundings;
    const arePatterns = havePattern([...a, b]) || (assertsFormats.a && a.some(hasFormatWithPattern));
    if (!arePatterns || this.values.typesOf(a) !== STRING) return undefined;
    const key = `${this.values.keyOf(a)} ${this.values.idOf(b)}`;
    const existing = this.comparedTexts.get(key) ?? compareTexts(a, b, definitions, assertsFormats) ?? 'unknown';
    this.comparedTexts.set(key, existing);
    return existing === 'unknown' ? undefined : existing;
  }

  /** Whether all values match, told apart by the first condition that says something new about them. */
  private holdsInCases(a: readonly SchemaObject[], b: SchemaObject, path: readonly Segment[], splits: number): boolean {
    if (this.caseSteps >= MAX_CASE_STEPS) return false;
    const { definitions } = this.surroundings;
    for (const cases of casesOf(a, b, this.values.typesOf(a), definitions)) {
      const parts = cases.map((part) => conjunctionOf([part], definitions));
      if (parts.some((part) => part !== 'never' && part.every((schema) => isAmong(a, schema)))) continue;
      const before = { steps: this.steps, maxSteps: this.maxSteps };
      this.maxSteps = Math.min(this.maxSteps, this.steps + MAX_CASE_STEPS - this.caseSteps);
      const holds = cases.every((part) => this.holds(conjunctionOf([...a, part], definitions), b, path, splits + 1));
      if (before.maxSteps === MAX_STEPS) this.caseSteps += this.steps - before.steps;
      Object.assign(this, before);
      return holds;
    }
    return false;
  }

  private valuesFailure(
    accepting: readonly SchemaObject[],
    refusing: SchemaObject,
    values: readonly unknown[],
    path: readonly Segment[],
  ): Failure {
    const types = acceptedTypes(refusing, this.surroundings.definitions);
    const isListed = 'const' in refusing || refusing.enum !== undefined;
    const isType = !isListed && (this.values.typesOf(accepting) & ~types) !== 0;
    const keyword =
      'const' in refusing ? 'const' : refusing.enum ? 'enum' : isType ? 'type' : this.refusingKeyword(refusing, values);
    return { keyword, path, accepting, refusing, values };
  }

  /** The keyword without which a value is accepted, or else one that refuses it alone. What some mean depends on others. */
  private refusingKeyword(schema: SchemaObject, values: readonly unknown[]): keyof SchemaObject {
    const { accepts } = this.surroundings;
    const names = Object.keys(schema) as (keyof SchemaObject)[];
    const isNeeded = (name: keyof SchemaObject) => {
      const { [name]: _, ...others } = schema;
      return values.some((value) => accepts(others, value));
    };
    const isEnough = (name: keyof SchemaObject) => values.some((value) => !accepts({ [name]: schema[name] }, value));
    return names.find(isNeeded) ?? names.find(isEnough) ?? 'type';
  }

  private keywordFailures(
    a: readonly SchemaObject[],
    b: SchemaObject,
    path: readonly Segment[],
    splits: number,
  ): readonly Failure[] {
    const failures: Failure[] = [];
    const { isEnough } = this;
    const add = (found: readonly Failure[]) => {
      failures.push(...found);
      if (isEnough && failures.length > 0) throw ENOUGH;
    };
    const fail: Step['fail'] = (keyword, details = {}) => {
      const more = typeof details === 'object' ? details : isEnough ? {} : details();
      add([{ keyword, path, accepting: a, refusing: b, ...more }]);
    };
    const step: Step = {
      definitions: this.surroundings.definitions,
      fail,
      add,
      check: (inner, schema, segment, { isUndeclared = false, name } = {}) => {
        const withFacts = (failure: Failure): Failure => ({
          ...failure,
          ...(isUndeclared && failure.path.length === path.length + 1 && { isUndeclared: true }),
          ...(segment === OTHER_NAME && { names: [name, ...(failure.names ?? [])] }),
        });
        const found = this.withSteps(() => this.failuresOf(inner, schema, [...path, segment], splits));
        add(found.map(withFacts));
      },
      holds: (schemas, schema) => this.holds(schemas, schema, path, splits),
      holdsConjunction: (schemas, schema) => this.holds(schemas, schema, path, splits),
      listed: (schemas) => (schemas === 'never' ? [] : this.values.listed(schemas)),
    };
    try {
      this.checkKeywords(a, b, { path, splits, step });
    } catch (error) {
      if (error !== ENOUGH) throw error;
    }
    return failures;
  }

  private checkKeywords(
    a: readonly SchemaObject[],
    b: SchemaObject,
    { step, ...place }: Place & { readonly step: Step },
  ) {
    const { fail } = step;
    const types = this.values.typesOf(a);
    if ((types & ~declaredTypes(b)) !== 0) fail('type');
    if ('const' in b) fail('const');
    if (b.enum) fail('enum');
    if ((types & NUMBER) !== 0) checkNumbers(a, b, (types & FRACTION) === 0 && (types & INTEGER) !== 0, fail);
    if ((types & STRING) !== 0) checkStrings(a, b, this.surroundings.assertsFormats, fail);
    if ((types & OBJECT) !== 0) checkObjects(a, b, step);
    if ((types & ARRAY) !== 0) checkArrays(a, b, step);
    checkComposition({ a, types, place, comparison: this }, b, step);
  }
}

/** Thrown where one failure is enough, so that the other keywords are not compared. */
const ENOUGH = new Error('A failure was found.');

/** Whether a schema is one of those that apply already, perhaps written again. */
function isAmong(a: readonly SchemaObject[], b: Schema): boolean {
  if (typeof b === 'boolean' || a.length === 0) return false;
  return a.includes(b) || a.some((schema) => textOf(schema) === textOf(b));
}
