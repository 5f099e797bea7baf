import type { Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { createAssertions, createSource, type Source } from '@hookbook/payloads';
import { accepts } from '@hookbook/payloads/evaluate';
import type { Failure } from '../inclusion/failure.ts';
import { inclusionFailures } from '../inclusion/included.ts';
import type { Direction } from '../rules/schemaRules.ts';
import { findWitness } from '../witness/findWitness.ts';
import type { SchemaChange, Witness } from './change.ts';
import { createHints } from './hints.ts';
import { type FoundChange, namedChanges, nameInClosed, pointerOf } from './namedChanges.ts';
import { inOneDirection, NARROWED, WIDENED, withChangedTags, withRenamedFields } from './replacements.ts';
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
  const hintsOf = createHints(base.provider.definitions, head.provider.definitions);
  const lookup = (name: string) => definitions.get(name);
  const trials = { left: MAX_TRIALS };
  let source: Source | undefined;
  const sourceOf = () => {
    source ??= remembering(createSource({ definitions, assertsFormats: assertsFormats.head }));
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
    const less = namedChanges(failuresOf('narrowed', from, to), 'narrowed', lookup);
    const more = namedChanges(failuresOf('widened', to, from), 'widened', lookup);
    const narrowed = inOneDirection(less, more, NARROWED);
    const widened = withChangedTags(inOneDirection(more, less, WIDENED), narrowed);
    const breaking = widened.map((change) => withWitness(change, witnessOf(change.failure)));
    const places = new Set(breaking.map(({ pointer }) => pointer));
    const compatible = narrowed
      .filter(({ pointer }) => !places.has(pointer))
      .map((change) => ({ ...change, wire: 'compatible' as const, source: sourceOfNarrowed(change) }));
    const hints = hintsOf(baseSchema, headSchema).map(
      ({ path, severity, ...hint }): SchemaChange => ({
        ...{ ...hint, wire: severity, source: severity, pointer: pointerOf(path) },
      }),
    );
    const named = withRenamedFields([...breaking, ...compatible], lookup).map(({ failure: _, ...change }) => change);
    return [...named, ...hints];
  }

  return { changes };
}

/** Code that reads a property which its object no longer declares does not compile. */
function sourceOfNarrowed({ failure }: FoundChange): 'breaking' | 'compatible' {
  return nameInClosed(failure) === undefined ? 'compatible' : 'breaking';
}

function withWitness(change: FoundChange, witness: Witness | undefined) {
  return {
    ...{ ...change, wire: 'breaking' as const, source: 'breaking' as const },
    ...(witness ? { witness } : { undecided: true as const }),
  };
}

/** Longer schemas are those of whole payloads, which differ. */
const MAX_REMEMBERED = 5000;

/** The same change is found in many events, and needs the same values. */
function remembering(source: Source): Source {
  const known = new Map<string, unknown>();
  return (schema, options) => {
    const key = JSON.stringify([schema, options]);
    if (key.length > MAX_REMEMBERED) return source(schema, options);
    if (!known.has(key)) known.set(key, source(schema, options));
    return known.get(key);
  };
}

function asserts({ provider }: Side): boolean {
  return provider.webhook.formats !== 'annotation';
}
