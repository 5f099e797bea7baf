import {
  ANY,
  acceptedTypes,
  areDisjoint,
  type DefinitionLookup,
  definitionName,
  FRACTION,
  listedValues,
  OTHER,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { equalValues } from '@hookbook/payloads/evaluate';
import { type Failure, ITEM, OTHER_NAME, type Segment } from '../inclusion/failure.ts';
import { comparePatterns } from '../inclusion/patterns.ts';
import type { RuleName } from './catalogue.ts';

/** The name of a change of a schema, and a sentence about it. */
export interface NamedChange {
  readonly rule: RuleName;
  readonly message: string;
  readonly avoid?: string;
}

export type Direction = 'widened' | 'narrowed';

/**
 * Names what a failure shows: that the new schema allows more (`widened`), or that the old one did (`narrowed`). Of a narrowed
 * schema, `accepting` is the old side.
 */
export function nameOf(failure: Failure, direction: Direction, definitions: DefinitionLookup): NamedChange {
  const named = (NAMES[failure.keyword] ?? other)(failure, definitions);
  const [rule, avoid] = direction === 'widened' ? [named.widened, named.avoid] : [named.narrowed, undefined];
  const message = direction === 'widened' ? named.whenWidened : (named.whenNarrowed ?? `${named.whenWidened} before`);
  return { rule, message, ...(avoid !== undefined && { avoid }) };
}

interface Names {
  readonly widened: RuleName;
  readonly narrowed: RuleName;
  readonly whenWidened: string;
  readonly whenNarrowed?: string;
  readonly avoid?: string;
}

type Name = (failure: Failure, definitions: DefinitionLookup) => Names;

const EXTENSIBLE = 'Use `x-extensible-enum` if the provider announces that it adds members.';

const NAMES: Readonly<Partial<Record<Failure['keyword'], Name>>> = {
  required: ({ accepting, name = '' }) => {
    const isDeclared = accepting.some(({ properties = {} }) => Object.hasOwn(properties, name));
    return {
      widened: isDeclared ? 'field-no-longer-required' : 'field-removed',
      narrowed: isDeclared ? 'field-required' : 'field-added',
      whenWidened: isDeclared ? `"${name}" is now optional.` : `"${name}" was removed.`,
      whenNarrowed: isDeclared ? `"${name}" is now required.` : `"${name}" was added.`,
    };
  },
  type: (failure, definitions) => typeNamesOf(failure, definitions),
  enum: (failure) => valueNamesOf(failure),
  const: (failure) => valueNamesOf(failure),
  ...Object.fromEntries(
    (
      [
        ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength'],
        ...['minItems', 'maxItems', 'minProperties', 'maxProperties', 'minContains', 'maxContains'],
      ] as const
    ).map((keyword) => [keyword, boundNames(keyword)]),
  ),
  multipleOf: names('multiple-of-loosened', 'multiple-of-tightened', 'multipleOf'),
  uniqueItems: names('unique-dropped', 'unique-added', 'uniqueItems'),
  pattern: ({ accepting, refusing }) => {
    const other = accepting.find(({ pattern }) => pattern !== undefined)?.pattern;
    const isWider = other === undefined || comparePatterns(refusing.pattern ?? '', other)?.isIncluded;
    return {
      widened: isWider ? 'pattern-widened' : 'pattern-changed',
      narrowed: 'pattern-narrowed',
      whenWidened:
        other === undefined
          ? `Strings no longer need to match ${refusing.pattern}.`
          : `The pattern changed from ${refusing.pattern} to ${other}.`,
      whenNarrowed: `Strings now match ${refusing.pattern}.`,
    };
  },
  format: ({ accepting, refusing }) => {
    const other = accepting.find(({ format }) => format !== undefined)?.format;
    return {
      widened: other === undefined ? 'format-dropped' : 'format-widened',
      narrowed: 'format-added',
      whenWidened:
        other === undefined
          ? `Strings no longer have the format ${refusing.format}.`
          : `The format changed from ${refusing.format} to ${other}.`,
      whenNarrowed: `Strings now have the format ${refusing.format}.`,
    };
  },
  additionalProperties: (failure) => closedNames(failure),
  unevaluatedProperties: (failure) => ({ ...closedNames(failure), widened: 'unevaluated-opened' }),
  propertyNames: names('property-names-widened', 'property-names-narrowed', 'propertyNames'),
  dependentRequired: names('dependency-dropped', 'dependency-added', 'dependentRequired'),
  dependentSchemas: names('dependency-dropped', 'dependency-added', 'dependentSchemas'),
  if: (failure, definitions) =>
    names('condition-dropped', 'condition-added', changedPart(failure))(failure, definitions),
  not: names('not-dropped', 'not-added', 'not'),
  contains: names('contains-dropped', 'contains-added', 'contains'),
  items: ({ accepting }) => {
    const isOpen = accepting.every(({ items }) => items !== false);
    return {
      widened: isOpen ? 'tuple-opened' : 'tuple-extended',
      narrowed: 'tuple-closed',
      whenWidened: isOpen ? 'The tuple may have additional items.' : 'An item was added to the tuple.',
      whenNarrowed: 'The tuple no longer has additional items.',
    };
  },
  unevaluatedItems: names('tuple-opened', 'tuple-closed', 'unevaluatedItems'),
  anyOf: (failure, definitions) => unionNames(failure, failure.refusing.anyOf ?? [], definitions),
  oneOf: (failure, definitions) => unionNames(failure, failure.refusing.oneOf ?? [], definitions),
};

function other({ keyword }: Failure): Names {
  return {
    widened: 'part-dropped',
    narrowed: 'part-added',
    whenWidened: `More values are allowed (${keyword}).`,
    whenNarrowed: `Fewer values are allowed (${keyword}).`,
  };
}

function names(widened: RuleName, narrowed: RuleName, keyword: keyof SchemaObject): Name {
  return ({ accepting, refusing }) => {
    const other = accepting.find((schema) => schema[keyword] !== undefined)?.[keyword];
    const text = (value: unknown) => (value === undefined ? 'absent' : JSON.stringify(value));
    return {
      ...{ widened, narrowed },
      whenWidened: `\`${keyword}\` changed from ${text(refusing[keyword])} to ${text(other)}.`,
      whenNarrowed: `\`${keyword}\` changed from ${text(other)} to ${text(refusing[keyword])}.`,
    };
  };
}

/** The part of a condition that another one says differently. */
function changedPart({ accepting, refusing }: Failure): 'if' | 'then' | 'else' {
  const other = accepting.find((schema) => schema.if !== undefined);
  if (!other || !equalValues(other.if, refusing.if)) return 'if';
  return equalValues(other.then, refusing.then) ? 'else' : 'then';
}

function boundNames(keyword: keyof SchemaObject): Name {
  return (failure, definitions) => ({
    ...names('bound-loosened', 'bound-tightened', keyword)(failure, definitions),
  });
}

const ALL_TYPES = ['null', 'boolean', 'object', 'array', 'number', 'string'] as const;

function typesIn(schemas: readonly SchemaObject[], definitions: DefinitionLookup): readonly string[] {
  const types = schemas.length === 0 ? ANY : acceptedTypes({ allOf: schemas }, definitions);
  return ALL_TYPES.flatMap((type) => {
    const own = types & acceptedTypes({ type }, definitions);
    return own === 0 ? [] : [type === 'number' && (own & FRACTION) === 0 ? 'integer' : type];
  });
}

function nameOfType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function typeNamesOf(failure: Failure, definitions: DefinitionLookup): Names {
  const { accepting, refusing, path, values, isVariant } = failure;
  const before = typesIn([refusing], definitions);
  const after = values ? [...new Set(values.map(nameOfType))] : typesIn(accepting, definitions);
  const added = after.filter((type) => !before.includes(type) && !(type === 'integer' && before.includes('number')));
  const isOnlyNull = added.length === 1 && added[0] === 'null';
  const isShared = (type: string) => before.includes(type) || (type === 'number' && before.includes('integer'));
  // A variant of another type comes to those that there were.
  const isOther = !isVariant && !typesIn(accepting, definitions).some(isShared);
  const isDropped = accepting.length === 0;
  const whenWidened = `The type changed from ${listOf(before)} to ${accepting.length === 0 ? 'any' : listOf(after)}.`;
  const whenNarrowed = `The type changed from ${accepting.length === 0 ? 'any' : listOf(after)} to ${listOf(before)}.`;
  if (isOnlyNull && !isOther) return { widened: 'null-added', narrowed: 'null-removed', whenWidened, whenNarrowed };
  const ofPart = ruleOfPart(path.at(-1));
  if (isDropped)
    return { widened: ofPart ?? 'constraint-dropped', narrowed: 'type-narrowed', whenWidened, whenNarrowed };
  if (isOther) return { widened: ofPart ?? 'type-changed', narrowed: 'type-changed', whenWidened, whenNarrowed };
  return { widened: ofPart ?? 'type-widened', narrowed: 'type-narrowed', whenWidened, whenNarrowed };
}

/** The types of items and of members of any name have rules of their own. */
function ruleOfPart(segment: Segment | undefined): RuleName | undefined {
  if (segment === ITEM) return 'items-widened';
  if (segment === OTHER_NAME) return 'map-values-widened';
  return typeof segment === 'number' ? 'tuple-item-changed' : undefined;
}

function listOf(types: readonly string[]): string {
  return types.join(' or ');
}

function valuesIn(schema: SchemaObject): readonly unknown[] {
  return 'const' in schema ? [schema.const] : (schema.enum ?? []);
}

function valueNamesOf({ accepting, refusing, values, isVariant }: Failure): Names {
  const before = valuesIn(refusing);
  const text = (list: readonly unknown[]) => list.map((value) => JSON.stringify(value)).join(', ');
  const listed = accepting.filter((schema) => valuesIn(schema).length > 0);
  if (values && (isVariant || listed.length > 0)) {
    const isConst =
      !isVariant &&
      before.length === 1 &&
      values.length === 1 &&
      listed.some((schema) => !valuesIn(schema).some((value) => equalValues(value, before[0])));
    if (values.every((value) => value === null) && !before.includes(null) && !isConst)
      return {
        ...{ widened: 'null-added', narrowed: 'null-removed' },
        whenWidened: `The value was ${text(before)} and may now be null.`,
        whenNarrowed: `The value is ${text(before)} and no longer null.`,
      };
    return {
      widened: isConst ? 'const-changed' : 'enum-member-added',
      narrowed: isConst ? 'const-changed' : 'enum-member-removed',
      whenWidened: isConst
        ? `The value changed from ${text(before)} to ${text(values)}.`
        : `${values.length === 1 ? 'New member' : 'New members'}: ${text(values)}.`,
      whenNarrowed: isConst
        ? `The value changed from ${text(values)} to ${text(before)}.`
        : `${values.length === 1 ? 'Removed member' : 'Removed members'}: ${text(values)}.`,
      avoid: EXTENSIBLE,
    };
  }
  const isOpened = accepting.some((schema) => schema['x-extensible-enum']);
  return {
    widened: isOpened ? 'enum-opened' : 'enum-dropped',
    narrowed: isOpened ? 'enum-closed' : before.length === 1 && 'const' in refusing ? 'const-added' : 'enum-closed',
    whenWidened: isOpened
      ? `Any string is possible besides ${text(before)}.`
      : `The values are no longer limited to ${text(before)}.`,
    whenNarrowed: `The values are now limited to ${text(before)}.`,
    ...(isOpened ? {} : { avoid: EXTENSIBLE }),
  };
}

/** The name of a property that only one side declares. Undefined if it is one that a pattern allows, among others. */
export function declaredName({ accepting, name }: Failure): string | undefined {
  const isDeclared = ({ properties = {} }: SchemaObject) => name !== undefined && Object.hasOwn(properties, name);
  return accepting.some(isDeclared) ? name : undefined;
}

function closedNames(failure: Failure): Names {
  const { name: example } = failure;
  const name = declaredName(failure);
  const names = example === undefined ? 'Undeclared properties' : `Properties such as "${example}"`;
  return {
    widened: example === undefined ? 'object-opened' : 'closed-object-extended',
    narrowed: 'object-closed',
    whenWidened:
      name === undefined
        ? `${names} are allowed.`
        : `"${name}" was added to an object that allowed no undeclared properties.`,
    whenNarrowed: name === undefined ? `${names} are no longer allowed.` : `"${name}" was removed.`,
  };
}

/** A branch that is new has another tag than all before; one that has changed has that of another. */
function unionNames(failure: Failure, branches: readonly Schema[], definitions: DefinitionLookup): Names {
  const { accepting, isVariant } = failure;
  const known = acceptedTypes({ anyOf: branches }, definitions);
  const types = accepting.length === 0 ? ANY : acceptedTypes({ allOf: accepting }, definitions);
  if ((types & ~known & ~OTHER) !== 0) return typeNamesOf(failure, definitions);
  const listed = listedValues({ anyOf: branches }, definitions);
  const accepted = listedValues({ allOf: accepting }, definitions);
  // A value in several branches of `oneOf` is refused although they list it.
  const values =
    accepted && (failure.values ?? accepted.filter((value) => !listed?.some((other) => equalValues(value, other))));
  if (listed && values && values.length > 0)
    return valueNamesOf({ ...failure, refusing: { enum: listed }, values, isVariant: true });
  const before = branches.flatMap((branch) => tagsOf(branch, definitions));
  const after = accepting.flatMap((schema) => tagsOf(schema, definitions));
  const added = after.filter((tag) => !before.includes(tag));
  const text = added.join(', ');
  if (after.length > 0 && added.length === 0) return VARIANT_CHANGED;
  if (!isVariant && after.length === 0)
    return {
      ...{ widened: 'union-merged', narrowed: 'part-added' },
      whenWidened: 'A single schema replaced the union, and allows more values.',
      whenNarrowed: 'A union replaced the schema, and allows fewer values.',
    };
  if (isSameVariant(failure, definitions)) return VARIANT_CHANGED;
  return {
    ...{ widened: 'variant-added', narrowed: 'variant-removed' },
    whenWidened: text === '' ? 'Values that match none of the variants are possible.' : `New variant: ${text}.`,
    whenNarrowed: text === '' ? 'A variant was removed.' : `Removed variant: ${text}.`,
  };
}

const VARIANT_CHANGED: Names = {
  ...{ widened: 'variant-widened', narrowed: 'variant-narrowed' },
  whenWidened: 'A variant allows more values.',
  whenNarrowed: 'A variant allows fewer values.',
};

/** Whether the nearest variant accepts some of the values of each member, and not all. */
function isSameVariant({ path, details = [] }: Failure, definitions: DefinitionLookup): boolean {
  return (
    details.length > 0 &&
    details.every(({ path: inner, accepting, refusing, values }) => {
      if (inner.length <= path.length || areDisjoint([{ allOf: accepting }, refusing], definitions)) return false;
      const listed = listedValues({ allOf: accepting }, definitions);
      return listed === undefined || values === undefined || values.length < listed.length;
    })
  );
}

/** The constants of required members, by which a reader tells variants apart. */
function tagsOf(schema: Schema, definitions: DefinitionLookup, depth = 0): readonly string[] {
  if (typeof schema === 'boolean' || depth > 4) return [];
  if (schema.$ref !== undefined)
    return tagsOf(definitions(definitionName(schema.$ref)) ?? true, definitions, depth + 1);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    typeof member === 'object' && 'const' in member ? [`${name}: ${JSON.stringify(member.const)}`] : [],
  );
  return [...own, ...(schema.allOf ?? []).flatMap((part) => tagsOf(part, definitions, depth + 1))];
}
