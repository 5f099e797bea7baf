import { createHash } from 'node:crypto';
import type { Provider } from '@hookbook/contract';
import { toPointer } from '@hookbook/contract/data';
import type { Schema } from '@hookbook/contract/schema';
import { createAssertions, createSource, type Source } from '@hookbook/payloads';
import { accepts } from '@hookbook/payloads/evaluate';
import { type Failure, ITEM } from '../inclusion/failure.ts';
import { inclusionFailures } from '../inclusion/included.ts';
import { type Direction, nameOf } from '../rules/schemaRules.ts';
import { findWitness } from '../witness/findWitness.ts';
import type { Change, Witness } from './change.ts';
import { sharedDefinitions } from './sharedDefinitions.ts';

/** What the validators of one side report about a value. */
export type IssuesOf = (
  schema: Schema,
  value: unknown,
) => readonly { readonly pointer: string; readonly message: string }[];

/** One side of a comparison. */
export interface Side {
  readonly provider: Provider;
  readonly issuesOf: IssuesOf;
}

/** A change of a schema, before it is known of which event. */
export type SchemaChange = Pick<
  Change,
  'rule' | 'wire' | 'source' | 'undecided' | 'pointer' | 'message' | 'avoid' | 'witness'
>;

export interface SchemaComparison {
  /** The changes between two schemas of the provider. */
  readonly changes: (base: Schema, head: Schema) => readonly SchemaChange[];
}

/** About three witnesses in full. */
const MAX_TRIALS = 1000;

/** Compares schemas of two versions of a provider. */
export function createSchemaComparison(base: Side, head: Side): SchemaComparison {
  const { definitions, schemaOf } = sharedDefinitions(base.provider, head.provider);
  const assertsFormats = { base: asserts(base), head: asserts(head) };
  const lookup = (name: string) => definitions.get(name);
  const trials = { left: MAX_TRIALS };
  let source: Source | undefined;
  const sourceOf = () => {
    source ??= createSource({ definitions, assertsFormats: assertsFormats.head });
    return source;
  };

  function failuresOf(direction: Direction, from: Schema, to: Schema): readonly Failure[] {
    const [a, b] = direction === 'widened' ? (['head', 'base'] as const) : (['base', 'head'] as const);
    const assertions = createAssertions({ definitions, assertsFormats: assertsFormats[b] });
    const surroundings = {
      definitions: lookup,
      accepts: (schema: Schema, value: unknown) => accepts(schema, value, assertions),
      assertsFormats: { a: assertsFormats[a], b: assertsFormats[b] },
    };
    return inclusionFailures(from, to, surroundings);
  }

  function changes(baseSchema: Schema, headSchema: Schema): readonly SchemaChange[] {
    const [from, to] = [schemaOf(baseSchema, 'base'), schemaOf(headSchema, 'head')];
    const witnessOf = (failure: Failure): Witness | undefined => {
      const value = findWitness(failure, {
        accepting: to,
        refusing: from,
        source: sourceOf(),
        trials,
        isAllowed: (candidate) => head.issuesOf(headSchema, candidate).length === 0,
        isRefused: (candidate) => base.issuesOf(baseSchema, candidate).length > 0,
      });
      if (value === undefined) return undefined;
      const [issue] = base.issuesOf(baseSchema, value);
      return { value, issue: `${issue?.pointer || 'the payload'}: ${issue?.message}` };
    };
    const widened = namedChanges(failuresOf('widened', to, from), 'widened');
    const narrowed = namedChanges(failuresOf('narrowed', from, to), 'narrowed');
    const breaking = widened.map(({ failure, ...change }): SchemaChange => {
      const witness = witnessOf(failure);
      return {
        ...{ ...change, wire: 'breaking', source: 'breaking' },
        ...(witness ? { witness } : { undecided: true }),
      };
    });
    const places = new Set(breaking.map(({ pointer }) => pointer));
    const compatible = narrowed
      .filter(({ pointer }) => !places.has(pointer))
      .map(({ failure: _, ...change }): SchemaChange => ({ ...change, wire: 'compatible', source: 'compatible' }));
    return withRenames([...breaking, ...compatible]);
  }

  function namedChanges(failures: readonly Failure[], direction: Direction) {
    const found = new Map<
      string,
      { failure: Failure } & Pick<SchemaChange, 'rule' | 'pointer' | 'message' | 'avoid'>
    >();
    for (const failure of failures) {
      const { rule, message, avoid } = memberName(failure, direction) ?? nameOf(failure, direction, lookup);
      const isAboutMember = failure.keyword === 'required' || rule === 'closed-object-extended';
      const path = isAboutMember && failure.name !== undefined ? [...failure.path, failure.name] : failure.path;
      const pointer = pointerOf(path);
      const key = `${rule} ${pointer}`;
      if (!found.has(key)) found.set(key, { failure, rule, pointer, message, ...(avoid !== undefined && { avoid }) });
    }
    const list = [...found.values()];
    // What is below a field that is gone or new says nothing more.
    const whole = list.filter(({ rule }) => rule === 'field-removed' || rule === 'field-added');
    return list.filter(
      (change) =>
        !whole.some(
          ({ pointer, rule }) =>
            change.pointer?.startsWith(`${pointer}/`) || (change.pointer === pointer && change.rule !== rule),
        ),
    );
  }

  return { changes };
}

/** A member that only one of the sides declares. */
function memberName({ accepting, path }: Failure, direction: Direction) {
  const name = path.at(-1);
  if (accepting.length > 0 || name === undefined || name === ITEM || /^\d+$/.test(name) || name === '*')
    return undefined;
  return direction === 'widened'
    ? { rule: 'field-removed', message: `"${name}" is gone.`, avoid: undefined }
    : { rule: 'field-added', message: `"${name}" is new.`, avoid: undefined };
}

/** A field that is gone beside a single new one in its place. */
function withRenames(changes: readonly SchemaChange[]): readonly SchemaChange[] {
  const parentOf = ({ pointer = '' }: SchemaChange) => pointer.slice(0, pointer.lastIndexOf('/'));
  const removed = changes.filter(({ rule }) => rule === 'field-removed');
  return changes.flatMap((change): readonly SchemaChange[] => {
    if (change.rule !== 'field-removed' && change.rule !== 'field-added') return [change];
    const parent = parentOf(change);
    const gone = removed.filter((other) => parentOf(other) === parent);
    const added = changes.filter((other) => other.rule === 'field-added' && parentOf(other) === parent);
    const [other] = added;
    if (gone.length !== 1 || added.length !== 1 || !other) return [change];
    if (change.rule === 'field-added') return [];
    const name = other.pointer?.slice(parent.length + 1) ?? '';
    return [{ ...change, rule: 'field-renamed', message: `It is called "${name}" now.` }];
  });
}

function asserts({ provider }: Side): boolean {
  return provider.webhook.formats !== 'annotation';
}

function pointerOf(path: readonly string[]): string {
  return toPointer(path.map((segment) => (segment === ITEM ? '*' : segment)));
}

/** The same for the same change, wherever it is written. */
export function fingerprint(parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
