import type { Definition } from '@hookbook/contract';
import { type DefinitionLookup, definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { equalValues } from '@hookbook/payloads/evaluate';
import { ITEM, OTHER_NAME, type Segment } from '../inclusion/failure.ts';
import type { RuleName, Severity } from '../rules/catalogue.ts';
import { lookupIn } from './sharedDefinitions.ts';

/** A change that no value shows: of the known members of an open enum, or of a default. */
export interface Hint {
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly path: readonly Segment[];
  readonly message: string;
}

type Schemas = Readonly<Record<string, Schema>>;

/** The keywords whose schema is that of any item or member. */
const MEMBERS = [
  ['items', ITEM],
  ['contains', ITEM],
  ['unevaluatedItems', ITEM],
  ['additionalProperties', OTHER_NAME],
  ['unevaluatedProperties', OTHER_NAME],
] as const;

type HintsOf = (base: Schema, head: Schema) => readonly Hint[];

/** Finds the hints of schemas that have the same form. What is compared once is not compared again. */
export function createHints(base: readonly Definition[], head: readonly Definition[]): HintsOf {
  const [baseLookup, headLookup] = [lookupIn(base), lookupIn(head)];
  const known = new Map<string, readonly Hint[]>();

  function hintsOf(before: Schema, after: Schema): readonly Hint[] {
    if (typeof before === 'boolean' || typeof after === 'boolean') return [];
    if (before.$ref === undefined && after.$ref === undefined)
      return [...ownHints(before, after), ...innerHints(before, after)];
    const key = JSON.stringify([before.$ref ?? before, after.$ref ?? after]);
    const found = known.get(key);
    if (found) return found;
    // A schema that contains itself.
    known.set(key, []);
    const hints = hintsOf(resolved(before, baseLookup), resolved(after, headLookup));
    known.set(key, hints);
    return hints;
  }

  function innerHints(before: SchemaObject, after: SchemaObject): readonly Hint[] {
    const below = (segment: Segment, one: Schema, other: Schema): readonly Hint[] =>
      hintsOf(one, other).map((hint) => ({ ...hint, path: [segment, ...hint.path] }));
    const inBoth = (one: Schemas = {}, other: Schemas = {}) =>
      Object.entries(one).flatMap(([name, schema]) => {
        const later = Object.hasOwn(other, name) ? other[name] : undefined;
        return later === undefined ? [] : [[name, schema, later] as const];
      });
    return [
      ...inBoth(before.properties, after.properties).flatMap(([name, ...sides]) => below(name, ...sides)),
      ...inBoth(before.patternProperties, after.patternProperties).flatMap(([, ...sides]) =>
        below(OTHER_NAME, ...sides),
      ),
      ...inBoth(before.dependentSchemas, after.dependentSchemas).flatMap(([, ...sides]) => hintsOf(...sides)),
      ...(before.prefixItems ?? []).flatMap((item, index) => below(index, item, after.prefixItems?.[index] ?? true)),
      ...MEMBERS.flatMap(([keyword, segment]) => below(segment, before[keyword] ?? true, after[keyword] ?? true)),
      ...(['then', 'else'] as const).flatMap((keyword) => hintsOf(before[keyword] ?? true, after[keyword] ?? true)),
      ...(['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) => {
        const [parts = [], others = []] = [before[keyword], after[keyword]];
        return parts.length === others.length
          ? parts.flatMap((part, index) => hintsOf(part, others[index] ?? true))
          : [];
      }),
    ];
  }

  return hintsOf;
}

function resolved(schema: SchemaObject, lookup: DefinitionLookup): Schema {
  return schema.$ref === undefined ? schema : (lookup(definitionName(schema.$ref)) ?? true);
}

function ownHints(before: SchemaObject, after: SchemaObject): readonly Hint[] {
  return [...memberHints(before, after), ...defaultHints(before, after)];
}

function memberHints(before: SchemaObject, after: SchemaObject): readonly Hint[] {
  const isClosed = (schema: SchemaObject) => schema.enum !== undefined || 'const' in schema;
  if (isClosed(before) || isClosed(after)) return [];
  const [old, now] = [before['x-extensible-enum'] ?? [], after['x-extensible-enum'] ?? []];
  const added = now.filter((member) => !old.includes(member));
  const gone = old.filter((member) => !now.includes(member));
  const hint = (rule: RuleName, text: string, members: readonly unknown[]): readonly Hint[] =>
    members.length === 0
      ? []
      : [
          {
            rule,
            severity: 'compatible',
            path: [],
            message: `${text}: ${members.map((member) => JSON.stringify(member)).join(', ')}.`,
          },
        ];
  return [
    ...hint('open-member-added', 'New known members', added),
    ...hint('open-member-removed', 'Removed known members', gone),
  ];
}

function defaultHints(before: SchemaObject, after: SchemaObject): readonly Hint[] {
  // Where there was none, nothing relied on it.
  if (before.default === undefined || after.default === undefined || equalValues(before.default, after.default))
    return [];
  const message = `The default changed from ${JSON.stringify(before.default)} to ${JSON.stringify(after.default)}.`;
  return [{ rule: 'default-changed', severity: 'breaking', path: [], message }];
}
