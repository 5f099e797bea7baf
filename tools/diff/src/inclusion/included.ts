import {
  ARRAY,
  acceptedTypes,
  areDisjoint,
  declaredTypes,
  definitionName,
  disjointTypesIn,
  FRACTION,
  INTEGER,
  NUMBER,
  OBJECT,
  type Schema,
  type SchemaObject,
  type SchemaType,
  STRING,
  type TypeSet,
} from '@hookbook/contract/schema';
import { equalValues } from '@hookbook/payloads/evaluate';
import { checkArrays } from './arrays.ts';
import { casesOf } from './cases.ts';
import { type Conjunction, conjunctionOf, withoutAllOf } from './conjunction.ts';
import { exclusiveTypes } from './exclusiveTypes.ts';
import { type Failure, OTHER_NAME } from './failure.ts';
import { negationOf } from './negation.ts';
import { checkObjects, memberOf, requiredIn } from './objects.ts';
import type { PatternComparison } from './patterns.ts';
import { PossibleValues, possibleTypes, textOf } from './possible.ts';
import { checkNumbers, checkStrings } from './scalars.ts';
import type { Step, Surroundings } from './step.ts';
import { compareTexts, havePattern } from './texts.ts';

/** A schema that is hard to compare is left undecided, and does not take long. */
const MAX_STEPS = 10_000;
const MIN_STEPS = 50;
const MAX_SPLITS = 4;
/** Of all steps, those that tell values apart. */
const MAX_CASE_STEPS = 2000;

/**
 * The obligations that were not shown for every value of a schema to be one of another. If there are none, it is proven that
 * the second accepts everything that the first accepts.
 */
export function inclusionFailures(a: Schema, b: Schema, surroundings: Surroundings): readonly Failure[] {
  return new Inclusion(surroundings).failuresOf(conjunctionOf([a], surroundings.definitions), b, [], 0);
}

class Inclusion {
  private readonly surroundings: Surroundings;
  private readonly values: PossibleValues;
  /** Pairs that are being compared: a schema that contains itself is compared once. */
  private readonly entered = new Set<string>();
  private readonly comparedTexts = new Map<string, PatternComparison | 'unknown'>();
  private steps = 0;
  private maxSteps = MAX_STEPS;
  private caseSteps = 0;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
    this.values = new PossibleValues(surroundings);
  }

  failuresOf(a: Conjunction, b: Schema, path: readonly string[], splits: number): readonly Failure[] {
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
    return [
      ...this.ownFailures(a, withoutAllOf(b, this.surroundings.definitions), path, splits),
      ...(b.allOf ?? []).flatMap((part) => this.failuresOf(a, part, path, splits)),
    ];
  }

  private ownFailures(
    a: readonly SchemaObject[],
    b: SchemaObject,
    path: readonly string[],
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
    if (texts) return failures.map((failure) => ({ values: [texts.text], ...failure }));
    if (isSplit(a, splits)) return this.splitFailures(a, b, path, splits) ?? failures;
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
    if (this.values.typesOf(a) !== STRING || !havePattern([...a, b])) return undefined;
    const { definitions, assertsFormats } = this.surroundings;
    const key = `${this.values.keyOf(a)} ${this.values.idOf(b)}`;
    const existing = this.comparedTexts.get(key) ?? compareTexts(a, b, definitions, assertsFormats) ?? 'unknown';
    this.comparedTexts.set(key, existing);
    return existing === 'unknown' ? undefined : existing;
  }

  /** Whether all values match, told apart by the first condition that says something new about them. */
  private holdsInCases(a: readonly SchemaObject[], b: SchemaObject, path: readonly string[], splits: number): boolean {
    if (this.caseSteps >= MAX_CASE_STEPS) return false;
    const { definitions } = this.surroundings;
    for (const cases of casesOf(a, b, this.values.typesOf(a), definitions)) {
      const parts = cases.map((part) => conjunctionOf([part], definitions));
      if (parts.some((part) => part !== 'never' && part.every((schema) => isAmong(a, schema)))) continue;
      const before = { steps: this.steps, maxSteps: this.maxSteps };
      this.maxSteps = Math.min(this.maxSteps, this.steps + MAX_CASE_STEPS - this.caseSteps);
      const holds = cases.every(
        (part) => this.failuresOf(conjunctionOf([...a, part], definitions), b, path, splits + 1).length === 0,
      );
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
    path: readonly string[],
  ): Failure {
    const types = acceptedTypes(refusing, this.surroundings.definitions);
    const isListed = 'const' in refusing || refusing.enum !== undefined;
    const isType = !isListed && (this.values.typesOf(accepting) & ~types) !== 0;
    const isRefusing = (name: string) =>
      values.some((value) => !this.surroundings.accepts({ [name]: refusing[name as keyof SchemaObject] }, value));
    const found = Object.keys(refusing).find(isRefusing) as keyof SchemaObject | undefined;
    const keyword =
      'const' in refusing ? 'const' : refusing.enum ? 'enum' : isType ? 'type' : (found ?? firstKeyword(refusing));
    return { keyword, path, accepting, refusing, values };
  }

  /** The failures of the branches of a union, if there is one; those of all branches count. */
  private splitFailures(
    a: readonly SchemaObject[],
    b: SchemaObject,
    path: readonly string[],
    splits: number,
  ): readonly Failure[] | undefined {
    for (const [index, schema] of a.entries()) {
      const { anyOf, oneOf, ...own } = schema;
      const branches = anyOf ?? oneOf;
      if (!branches) continue;
      const kept = anyOf && oneOf ? { ...own, oneOf } : own;
      const others = [...a.slice(0, index), ...a.slice(index + 1)];
      return branches.flatMap((branch, position) => {
        const types = anyOf ? undefined : exclusiveTypes(branches, position, this.surroundings.definitions);
        const schemas = [...others, withBranch(kept, branch, anyOf === undefined), ...(types ? [typed(types)] : [])];
        const { definitions } = this.surroundings;
        const failures = this.failuresOf(conjunctionOf(schemas, definitions), b, path, splits + 1);
        // Nothing matches another branch of `oneOf`, which makes the schemas longer, and is seldom needed.
        const exact = () => [...schemas, ...branches.filter((_, other) => other !== position).map(negationOf)];
        if (
          failures.length > 0 &&
          !anyOf &&
          this.failuresOf(conjunctionOf(exact(), definitions), b, path, splits + 1).length === 0
        )
          return [];
        return failures.map(
          (failure): Failure => (failure.path.length === path.length ? { ...failure, isVariant: true } : failure),
        );
      });
    }
    return undefined;
  }

  private keywordFailures(
    a: readonly SchemaObject[],
    b: SchemaObject,
    path: readonly string[],
    splits: number,
  ): readonly Failure[] {
    const failures: Failure[] = [];
    const fail: Step['fail'] = (keyword, details = {}) =>
      failures.push({ keyword, path, accepting: a, refusing: b, ...details });
    const step: Step = {
      definitions: this.surroundings.definitions,
      fail,
      add: (found) => void failures.push(...found),
      check: (inner, schema, segment, { isUndeclared = false, name } = {}) => {
        const withFacts = (failure: Failure): Failure => ({
          ...failure,
          ...(isUndeclared && failure.path.length === path.length + 1 && { isUndeclared: true }),
          ...(segment === OTHER_NAME && { names: [name, ...(failure.names ?? [])] }),
        });
        const found = this.withSteps(() => this.failuresOf(inner, schema, [...path, segment], splits));
        failures.push(...found.map(withFacts));
      },
      holds: (schemas, schema) => this.failuresOf(schemas, schema, path, splits).length === 0,
      holdsConjunction: (schemas, schema) => this.failuresOf(schemas, schema, path, splits).length === 0,
      listed: (schemas) => (schemas === 'never' ? [] : this.values.listed(schemas)),
    };
    const types = this.values.typesOf(a);
    if ((types & ~declaredTypes(b)) !== 0) fail('type');
    if ('const' in b) fail('const');
    if (b.enum) fail('enum');
    if ((types & NUMBER) !== 0) checkNumbers(a, b, (types & FRACTION) === 0 && (types & INTEGER) !== 0, fail);
    if ((types & STRING) !== 0) checkStrings(a, b, this.surroundings.assertsFormats, fail);
    if ((types & OBJECT) !== 0) checkObjects(a, b, step);
    if ((types & ARRAY) !== 0) checkArrays(a, b, step);
    this.checkComposition(a, b, step, { types, path, splits });
    return failures;
  }

  private checkComposition(
    a: readonly SchemaObject[],
    b: SchemaObject,
    step: Step,
    place: Place & { readonly types: TypeSet },
  ): void {
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const branches = b[keyword];
      if (!branches) continue;
      if (keyword === 'oneOf' && a.some(({ oneOf }) => oneOf && this.isInLikeUnion(oneOf, branches, place))) continue;
      if (isSplit(a, place.splits)) {
        step.fail(keyword);
        continue;
      }
      if (this.isInUnion(a, branches, place, keyword === 'oneOf')) continue;
      if (this.isInUnionByMember(a, branches, place, keyword === 'oneOf')) continue;
      const ofType = branches.filter((branch) => this.mayHave(branch, place.types));
      // Of a value or null, only the value has to be compared.
      if (ofType.length === 1 && branches.length > 1)
        step.add(this.failuresOf(a, ofType[0] ?? false, place.path, place.splits));
      else if (ofType.length === 0) step.fail('type');
      else step.fail(keyword, { details: this.nearestFailures(a, branches, place) });
    }
    const { not } = b;
    const isRefused = (schema: Schema) =>
      this.isDisjoint(a, schema) || this.isExcluded(a, schema, place) || this.isInNegation(a, schema, place);
    if (not !== undefined && !isRefused(not)) step.fail('not');
    const { if: condition, then = true, else: otherwise = true } = b;
    if (condition === undefined) return;
    const isSame = a.some(
      (schema) =>
        equalValues(schema.if, condition) &&
        equalValues(schema.then ?? true, then) &&
        equalValues(schema.else ?? true, otherwise),
    );
    const holdsAlways = () => step.holds(a, then) && step.holds(a, otherwise);
    const holdsOne = () =>
      (isRefused(condition) && step.holds(a, otherwise)) || (step.holds(a, condition) && step.holds(a, then));
    if (!isSame && !holdsAlways() && !holdsOne()) step.fail('if');
  }

  /** The failures of the branch that has the same constants, or else of the one with the fewest. */
  private nearestFailures(
    a: readonly SchemaObject[],
    branches: readonly Schema[],
    { path, splits }: Place,
  ): readonly Failure[] {
    const found = branches.map((branch) => this.failuresOf(a, branch, path, splits));
    const weight = (failures: readonly Failure[]) =>
      failures.length + 100 * failures.filter(({ keyword }) => keyword === 'const' || keyword === 'enum').length;
    return found.sort((one, other) => weight(one) - weight(other))[0] ?? [];
  }

  /** Exactly one branch of a union matches. It is in one of another union, whose other branches match no more than before. */
  private isInLikeUnion(union: readonly Schema[], branches: readonly Schema[], { path, splits }: Place): boolean {
    const { definitions } = this.surroundings;
    const isIn = (inner: Schema, outer: Schema) =>
      !areDisjoint([inner, outer], definitions) &&
      this.failuresOf(conjunctionOf([inner], definitions), outer, path, splits).length === 0;
    const others = branches.map((branch) => union.findIndex((own) => isIn(own, branch)));
    // What one branch and another old one accept together has to be in another new one, too: then it was refused before, and is now.
    const areInAnother = (own: Schema, index: number, branch: Schema) =>
      union.some(
        (candidate, position) =>
          position !== index &&
          this.failuresOf(conjunctionOf([own, branch], definitions), candidate, path, splits).length === 0,
      );
    return union.every((own, index) => {
      const found = others.indexOf(index);
      const home = found === -1 ? branches.findIndex((branch) => isIn(own, branch)) : found;
      const isElsewhere = (branch: Schema, other: number) => {
        if (other === home || areDisjoint([own, branch], definitions)) return true;
        return (
          union.some((candidate, position) => position !== index && isIn(branch, candidate)) ||
          areInAnother(own, index, branch)
        );
      };
      return home !== -1 && branches.every(isElsewhere);
    });
  }

  private isInUnion(
    a: readonly SchemaObject[],
    branches: readonly Schema[],
    place: Place & { readonly types: TypeSet },
    isExclusive = false,
  ): boolean {
    const { path, splits, types } = place;
    const { definitions } = this.surroundings;
    const found = branches.findIndex(
      (branch) =>
        !areDisjoint([{ allOf: a }, branch], definitions) && this.failuresOf(a, branch, path, splits).length === 0,
    );
    if (found !== -1) {
      if (!isExclusive) return true;
      return branches.every((branch, index) => index === found || this.isDisjoint(a, branch));
    }
    // Each type may be in another branch.
    const names = disjointTypesIn(types);
    if (names.length < 2 || splits >= MAX_SPLITS) return false;
    return names.every((type) => {
      const one = [...a, { type }];
      return this.isInUnion(
        one,
        branches,
        { ...place, types: this.values.typesOf(one), splits: splits + 1 },
        isExclusive,
      );
    });
  }

  private mayHave(branch: Schema, types: TypeSet): boolean {
    const { definitions } = this.surroundings;
    const schemas = conjunctionOf([branch], definitions);
    return schemas !== 'never' && (possibleTypes(schemas, definitions) & types) !== 0;
  }

  /** Whether the values of a schema are excluded already, perhaps together with others. */
  private isExcluded(a: readonly SchemaObject[], excluded: Schema, { path, splits }: Place): boolean {
    const schemas = conjunctionOf([excluded], this.surroundings.definitions);
    return a.some(
      ({ not }) =>
        not !== undefined && (equalValues(not, excluded) || this.failuresOf(schemas, not, path, splits).length === 0),
    );
  }

  private isInNegation(a: readonly SchemaObject[], excluded: Schema, { path, splits }: Place): boolean {
    const negation = negationOf(excluded);
    const isSaidByNot = typeof negation === 'object' && negation.not !== undefined;
    return !isSaidByNot && this.failuresOf(a, negation, path, splits).length === 0;
  }

  /** Whether each value of a required member, of which there are few, decides for a branch. */
  private isInUnionByMember(
    a: readonly SchemaObject[],
    branches: readonly Schema[],
    place: Place & { readonly types: TypeSet },
    isExclusive: boolean,
  ): boolean {
    if (place.splits >= MAX_SPLITS || place.types !== OBJECT) return false;
    for (const name of requiredIn(a)) {
      const member = memberOf(a, name, this.surroundings);
      const values = member === 'never' ? undefined : this.values.listed(member);
      if (!values || values.length < 2 || values.length > MAX_MEMBER_VALUES) continue;
      const isIn = (value: unknown) =>
        this.isInUnion(
          [...a, { type: 'object', required: [name], properties: { [name]: { const: value } } }],
          branches,
          { ...place, splits: place.splits + 1 },
          isExclusive,
        );
      if (values.every(isIn)) return true;
    }
    return false;
  }

  private isDisjoint(a: readonly SchemaObject[], b: Schema): boolean {
    if (areDisjoint([{ allOf: a }, b], this.surroundings.definitions)) return true;
    const both = conjunctionOf([...a, b], this.surroundings.definitions);
    return both === 'never' || this.values.isEmpty(both);
  }
}

interface Place {
  readonly path: readonly string[];
  readonly splits: number;
}

const MAX_CASES = 6;

/** A member with more values tells no variants apart. */
const MAX_MEMBER_VALUES = 10;

/** Whether the branches of a union are compared one by one. */
function isSplit(a: readonly SchemaObject[], splits: number): boolean {
  return splits < MAX_SPLITS && a.some(({ anyOf, oneOf }) => (anyOf ?? oneOf) !== undefined);
}

/** Whether a schema is one of those that apply already, perhaps written again. */
function isAmong(a: readonly SchemaObject[], b: Schema): boolean {
  if (typeof b === 'boolean' || a.length === 0) return false;
  return a.includes(b) || a.some((schema) => textOf(schema) === textOf(b));
}

/** A schema with one of its branches. Of `anyOf` others may match, too, so that it is not known what is unevaluated. */
function withBranch(schema: SchemaObject, branch: Schema, isOnly: boolean): SchemaObject {
  const { unevaluatedProperties, unevaluatedItems, ...others } = schema;
  return isOnly ? { ...schema, allOf: [branch] } : { ...others, allOf: [branch] };
}

function typed(types: readonly SchemaType[]): Schema {
  return types.length === 0 ? false : { type: types };
}

function firstKeyword(schema: SchemaObject): keyof SchemaObject {
  return (Object.keys(schema) as (keyof SchemaObject)[])[0] ?? 'type';
}
