import {
  ANY,
  ARRAY,
  acceptedTypes,
  BOOLEAN,
  type DefinitionLookup,
  declaredTypes,
  FRACTION,
  INTEGER,
  isAnnotation,
  isSubset,
  listedValues,
  NULL,
  NUMBER,
  OBJECT,
  OTHER,
  type Schema,
  type SchemaObject,
  STRING,
  type TypeSet,
} from '@hookbook/contract/schema';
import { itemAt, lacksContained, leastItems, mostItems } from './arrays.ts';
import type { Conjunction } from './conjunction.ts';
import { memberOf, mostMembers, requiredIn } from './objects.ts';
import { numberRange, numbersWithin } from './scalars.ts';
import type { Step, Surroundings } from './step.ts';
import { haveNoText, havePattern } from './texts.ts';

/** Whether there is a value is not asked further inside. */
const MAX_DEPTH = 3;
const MAX_LISTED = 10;

/** What is known about the values of schemas that apply together, remembered for one comparison. */
export class PossibleValues {
  private readonly surroundings: Surroundings;
  private readonly items: Pick<Step, 'definitions' | 'listed'>;
  private readonly ids = new Map<string, number>();
  private readonly types = new Map<string, TypeSet>();

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
    this.items = {
      definitions: surroundings.definitions,
      listed: (schemas) => (schemas === 'never' ? [] : this.listed(schemas)),
    };
  }

  /** The same for schemas that say the same. */
  keyOf(a: readonly SchemaObject[]): string {
    return a.map((schema) => this.idOf(schema)).join();
  }

  idOf(schema: SchemaObject): number {
    const text = textOf(schema);
    const id = this.ids.get(text) ?? this.ids.size;
    this.ids.set(text, id);
    return id;
  }

  isEmpty(a: readonly SchemaObject[], within: readonly string[] = []): boolean {
    return this.typesOf(a, within) === 0 || this.listed(a)?.length === 0;
  }

  /**
   * The types that values may have. `within` are the schemas whose parts these are: a value that would have to contain itself is
   * impossible.
   */
  typesOf(a: readonly SchemaObject[], within: readonly string[] = []): TypeSet {
    const key = this.keyOf(a);
    const existing = this.types.get(key);
    if (existing !== undefined) return existing;
    const found = this.typesWithin(a, key, within);
    // Further inside, some things are not asked.
    if (within.length === 0) this.types.set(key, found);
    return found;
  }

  private typesWithin(a: readonly SchemaObject[], key: string, within: readonly string[]): TypeSet {
    const types = possibleTypes(a, this.surroundings.definitions);
    if (types === STRING && havePattern(a) && haveNoText(a, this.surroundings.definitions)) return 0;
    if ((types & (OBJECT | ARRAY)) === 0 || within.length >= MAX_DEPTH) return types;
    if (within.includes(key)) return types & ~(OBJECT | ARRAY);
    const isImpossible = (part: Conjunction) => part === 'never' || this.isEmpty(part, [...within, key]);
    const hasImpossibleMember = requiredIn(a).some((name) => isImpossible(memberOf(a, name, this.surroundings)));
    const hasImpossibleItem =
      leastItems(a) > 0 &&
      (leastItems(a) > mostItems(a, this.items) ||
        isImpossible(itemAt(a, 0, this.surroundings)) ||
        lacksContained(a, isImpossible, this.items));
    return types & ~(hasImpossibleMember ? OBJECT : 0) & ~(hasImpossibleItem ? ARRAY : 0);
  }

  /** All values, if they are few. */
  listed(a: readonly SchemaObject[]): readonly unknown[] | undefined {
    const values = possibleValues(a, this.surroundings.definitions) ?? this.listedObjects(a) ?? this.listedArrays(a);
    return values?.filter((value) => a.every((schema) => this.surroundings.accepts(schema, value)));
  }

  /** The objects of which every member is required and one of a list. */
  private listedObjects(a: readonly SchemaObject[]): readonly object[] | undefined {
    if (possibleTypes(a, this.surroundings.definitions) !== OBJECT) return undefined;
    const names = requiredIn(a);
    if (names.length === 0 || names.length < mostMembers(a, this.surroundings)) return undefined;
    let objects: readonly object[] = [{}];
    for (const name of names) {
      const member = memberOf(a, name, this.surroundings);
      const values = member === 'never' ? [] : this.listed(member);
      if (!values || values.length * objects.length > MAX_LISTED) return undefined;
      objects = objects.flatMap((object) => values.map((value) => ({ ...object, [name]: value })));
    }
    return objects;
  }

  /** All arrays, if their length is fixed and each item has few possible values. */
  private listedArrays(a: readonly SchemaObject[]): readonly unknown[] | undefined {
    if (possibleTypes(a, this.surroundings.definitions) !== ARRAY) return undefined;
    const count = leastItems(a);
    if (count === 0 || count > MAX_LISTED || count < mostItems(a, this.items)) return undefined;
    let lists: readonly (readonly unknown[])[] = [[]];
    for (let index = 0; index < count; index += 1) {
      const item = itemAt(a, index, this.surroundings);
      const values = item === 'never' ? [] : this.listed(item);
      if (!values || values.length * lists.length > MAX_LISTED) return undefined;
      lists = lists.flatMap((list) => values.map((value) => [...list, value]));
    }
    return lists;
  }
}

const texts = new WeakMap<SchemaObject, string>();

/** A schema as text, which is remembered. */
export function textOf(schema: SchemaObject): string {
  const text = texts.get(schema) ?? JSON.stringify(schema);
  texts.set(schema, text);
  return text;
}

/** The types that values of a conjunction may have, without those whose bounds contradict each other. */
export function possibleTypes(a: readonly SchemaObject[], definitions: DefinitionLookup): TypeSet {
  const types = (a.length === 0 ? ANY : acceptedTypes({ allOf: a }, definitions)) & ~OTHER;
  const excluded = a.reduce((left, { not }) => left | (not === undefined ? 0 : wholeTypes(not)), 0);
  const impossible = [
    [INTEGER, isEmptyRange(numberRange(a, true))],
    [FRACTION, isEmptyRange(numberRange(a, false)) || a.some(({ multipleOf }) => Number.isInteger(multipleOf))],
    [STRING, contradict(a, 'minLength', 'maxLength')],
    [ARRAY, contradict(a, 'minItems', 'maxItems')],
    [OBJECT, contradict(a, 'minProperties', 'maxProperties', requiredIn(a).length)],
  ] as const;
  return impossible.reduce((left, [type, isImpossible]) => (isImpossible ? left & ~type : left), types & ~excluded);
}

/** The types of which a schema that says nothing else accepts every value. */
function wholeTypes(schema: Schema): TypeSet {
  if (typeof schema === 'boolean') return schema ? ANY : 0;
  return Object.keys(schema).every((keyword) => keyword === 'type' || isAnnotation(keyword))
    ? declaredTypes(schema)
    : 0;
}

function isEmptyRange({ min, max, isExclusive }: ReturnType<typeof numberRange>): boolean {
  return min > max || (min === max && isExclusive);
}

type Bound = 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties';

function contradict(a: readonly SchemaObject[], least: Bound, most: Bound, needed = 0): boolean {
  const min = Math.max(needed, ...a.flatMap((schema) => schema[least] ?? []));
  return min > Math.min(Number.POSITIVE_INFINITY, ...a.flatMap((schema) => schema[most] ?? []));
}

/** Longer ranges are compared by their bounds. */
const MAX_RANGE = 10;

/** All values of a conjunction, or more than those; undefined if they are too many to list. */
function possibleValues(a: readonly SchemaObject[], definitions: DefinitionLookup): readonly unknown[] | undefined {
  if (a.length === 0) return undefined;
  const types = possibleTypes(a, definitions);
  if (isSubset(types, NULL | BOOLEAN)) return [null, false, true];
  const isAtMost0 = (most: Bound) => a.some((schema) => schema[most] === 0);
  if (types === STRING && isAtMost0('maxLength')) return [''];
  if (types === ARRAY && isAtMost0('maxItems')) return [[]];
  if (types === OBJECT && isAtMost0('maxProperties')) return [{}];
  return listedValues({ allOf: a }, definitions) ?? fewNumbers(a, types);
}

function fewNumbers(a: readonly SchemaObject[], types: TypeSet): readonly number[] | undefined {
  return (types & NUMBER) === types ? numbersWithin(a, (types & FRACTION) === 0, MAX_RANGE) : undefined;
}
