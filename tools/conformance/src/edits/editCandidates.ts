import { isMapping } from '@hookbook/contract/data';
import type { Schema } from '@hookbook/contract/schema';
import type { Random } from '@hookbook/payloads/random';
import { type Resolve, type SampleSource, sampleValue } from '@hookbook/testkit/sampleValues';
import { asJson } from '../claims/candidates.ts';
import { mutate } from '../fuzz/mutate.ts';
import type { EditedPayload, Path } from './editPayload.ts';
import { ITEM } from './place.ts';

interface CandidateOptions {
  readonly source: SampleSource;
  readonly resolve: { readonly before: Resolve; readonly after: Resolve };
  readonly samples: number;
}

/** Random values that the edited schema may allow, most of which have something where the edit is. */
export function* editCandidates(
  { payload, focused, path }: EditedPayload,
  { source, resolve, samples }: CandidateOptions,
): Generator<unknown> {
  const sample = (schema: Schema, side: keyof typeof resolve) => {
    const value = sampleValue(schema, source, { resolve: resolve[side] });
    return value === undefined ? [] : [asJson(value)];
  };
  const changed = (value: unknown) => asJson(changedAt(value, path, source.random));
  for (let index = 0; index < samples; index++) {
    yield* sample(payload, 'after');
    yield* sample(focused.after, 'after');
    yield* sample(focused.after, 'after').map(changed);
    yield* sample(focused.before, 'before').map(changed);
  }
}

function changedAt(value: unknown, [step, ...rest]: Path, random: Random): unknown {
  if (step === undefined) return mutate(value, random);
  if (step === ITEM)
    return Array.isArray(value) && value.length > 0 ? value.with(0, changedAt(value[0], rest, random)) : value;
  if (!isMapping(value) || !Object.hasOwn(value, step)) return value;
  return { ...value, [step]: changedAt(value[step], rest, random) };
}
