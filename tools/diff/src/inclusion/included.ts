import {
  ARRAY,
  acceptedTypes,
  areDisjoint,
  declaredTypes,
  definitionName,
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
import { type Conjunction, conjunctionOf, withoutAllOf } from './conjunction.ts';
import { exclusiveTypes } from './exclusiveTypes.ts';
import { type Failure, OTHER_NAME } from './failure.ts';
import { checkObjects, memberOf } from './objects.ts';
import { possibleTypes, possibleValues } from './possible.ts';
import { checkNumbers, checkStrings } from './scalars.ts';
import type { Step, Surroundings } from './step.ts';

/** A schema that is hard to compare is left undecided, and does not take long. */
const MAX_STEPS = 20_000;
const MAX_SPLITS = 4;

/**
 * The obligations that were not shown for every value of a schema to be one of another. If there are none, it is proven that
 * the second accepts everything that the first accepts.
 */
export function inclusionFailures(a: Schema, b: Schema, surroundings: Surroundings): readonly Failure[] {
  return new Inclusion(surroundings).failuresOf(conjunctionOf([a], surroundings.definitions), b, [], 0);
}

class Inclusion {
  private readonly surroundings: Surroundings;
  private readonly ids = new Map<object, number>();
  /** Pairs that are being compared: a schema that contains itself is compared once. */
  private readonly entered = new Set<string>();
  private steps = 0;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  failuresOf(a: Conjunction, b: Schema, path: readonly string[], splits: number): readonly Failure[] {
    if (a === 'never' || b === true || isAmong(a, b)) return [];
    if (b === false) return this.isEmpty(a) ? [] : [{ keyword: 'false', path, accepting: a, refusing: {} }];
    this.steps += 1;
    if (this.steps > MAX_STEPS) return [{ keyword: 'false', path, accepting: a, refusing: b }];
    if (b.$ref !== undefined) {
      const name = definitionName(b.$ref);
      const pair = `${a.map((schema) => this.idOf(schema)).join()} ${name} ${splits}`;
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

  private idOf(schema: SchemaObject): number {
    const id = this.ids.get(schema) ?? this.ids.size;
    this.ids.set(schema, id);
    return id;
  }

  private isEmpty(a: readonly SchemaObject[]): boolean {
    return this.typesOf(a) === 0 || this.listed(a)?.length === 0;
  }

  private typesOf(a: readonly SchemaObject[]): TypeSet {
    return possibleTypes(a, this.surroundings.definitions);
  }

  private listed(a: readonly SchemaObject[]): readonly unknown[] | undefined {
    const values = possibleValues(a, this.surroundings.definitions);
    return values?.filter((value) => a.every((schema) => this.surroundings.accepts(schema, value)));
  }

  private ownFailures(
    a: readonly SchemaObject[],
    b: SchemaObject,
    path: readonly string[],
    splits: number,
  ): readonly Failure[] {
    if (Object.keys(b).length === 0 || this.isEmpty(a)) return [];
    const values = this.listed(a);
    if (values) {
      const refused = values.filter((value) => !this.surroundings.accepts(b, value));
      return refused.length === 0 ? [] : [this.valuesFailure(a, b, refused, path)];
    }
    const failures = this.keywordFailures(a, b, path, splits);
    if (failures.length === 0 || splits >= MAX_SPLITS) return failures;
    return this.splitFailures(a, b, path, splits) ?? failures;
  }

  private valuesFailure(
    accepting: readonly SchemaObject[],
    refusing: SchemaObject,
    values: readonly unknown[],
    path: readonly string[],
  ): Failure {
    const types = acceptedTypes(refusing, this.surroundings.definitions);
    const isListed = 'const' in refusing || refusing.enum !== undefined;
    const isType = !isListed && (this.typesOf(accepting) & ~types) !== 0;
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
        const failures = this.failuresOf(conjunctionOf(schemas, this.surroundings.definitions), b, path, splits + 1);
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
        failures.push(...this.failuresOf(inner, schema, [...path, segment], splits).map(withFacts));
      },
      holds: (schemas, schema) => this.failuresOf(schemas, schema, path, splits).length === 0,
      holdsConjunction: (schemas, schema) => this.failuresOf(schemas, schema, path, splits).length === 0,
    };
    const types = this.typesOf(a);
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
      if (!branches || this.isInUnion(a, branches, place, keyword === 'oneOf')) continue;
      if (keyword === 'oneOf' && a.some(({ oneOf }) => oneOf && this.isInLikeUnion(oneOf, branches, place))) continue;
      if (this.isInUnionByMember(a, branches, place, keyword === 'oneOf')) continue;
      const ofType = branches.filter((branch) => this.mayHave(branch, place.types));
      // Of a value or null, only the value has to be compared.
      if (ofType.length === 1 && branches.length > 1)
        step.add(this.failuresOf(a, ofType[0] ?? false, place.path, place.splits));
      else if (ofType.length === 0) step.fail('type');
      else step.fail(keyword, { details: this.nearestFailures(a, branches, place) });
    }
    const { not } = b;
    if (not !== undefined && !this.isDisjoint(a, not) && !this.isExcluded(a, not, place)) step.fail('not');
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
      (this.isDisjoint(a, condition) && step.holds(a, otherwise)) || (step.holds(a, condition) && step.holds(a, then));
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
    const found = branches.findIndex((branch) => this.failuresOf(a, branch, path, splits).length === 0);
    if (found !== -1) {
      if (!isExclusive) return true;
      return branches.every((branch, index) => index === found || this.isDisjoint(a, branch));
    }
    // Each type may be in another branch.
    const names = TYPES.filter(([, set]) => (types & set) !== 0).map(([name]) => name);
    if (names.length < 2 || splits >= MAX_SPLITS) return false;
    return names.every((type) => {
      const one = [...a, { type }];
      return this.isInUnion(one, branches, { ...place, types: this.typesOf(one), splits: splits + 1 }, isExclusive);
    });
  }

  private mayHave(branch: Schema, types: TypeSet): boolean {
    const schemas = conjunctionOf([branch], this.surroundings.definitions);
    return schemas !== 'never' && (this.typesOf(schemas) & types) !== 0;
  }

  /** Whether the values of a schema are excluded already, perhaps together with others. */
  private isExcluded(a: readonly SchemaObject[], excluded: Schema, { path, splits }: Place): boolean {
    const schemas = conjunctionOf([excluded], this.surroundings.definitions);
    return a.some(
      ({ not }) =>
        not !== undefined && (equalValues(not, excluded) || this.failuresOf(schemas, not, path, splits).length === 0),
    );
  }

  /** Whether each value of a required member, of which there are few, decides for a branch. */
  private isInUnionByMember(
    a: readonly SchemaObject[],
    branches: readonly Schema[],
    place: Place & { readonly types: TypeSet },
    isExclusive: boolean,
  ): boolean {
    if (place.splits >= MAX_SPLITS || place.types !== OBJECT) return false;
    const required = new Set(a.flatMap(({ required: names = [] }) => names));
    for (const name of required) {
      const member = memberOf(a, name, { definitions: this.surroundings.definitions });
      const values = member === 'never' ? undefined : this.listed(member);
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
    return areDisjoint([{ allOf: a }, b], this.surroundings.definitions);
  }
}

interface Place {
  readonly path: readonly string[];
  readonly splits: number;
}

/** A member with more values tells no variants apart. */
const MAX_MEMBER_VALUES = 10;

const texts = new WeakMap<SchemaObject, string>();

function textOf(schema: SchemaObject): string {
  const text = texts.get(schema) ?? JSON.stringify(schema);
  texts.set(schema, text);
  return text;
}

/** Whether a schema is one of those that apply already, perhaps written again. */
function isAmong(a: readonly SchemaObject[], b: Schema): boolean {
  if (typeof b === 'boolean' || a.length === 0) return false;
  return a.includes(b) || a.some((schema) => textOf(schema) === textOf(b));
}

const TYPES = [
  ['null', acceptedTypes({ type: 'null' }, () => undefined)],
  ['boolean', acceptedTypes({ type: 'boolean' }, () => undefined)],
  ['object', OBJECT],
  ['array', ARRAY],
  ['number', NUMBER],
  ['string', STRING],
] as const;

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
