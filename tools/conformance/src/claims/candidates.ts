import type { Schema } from '@hookbook/contract/schema';
import { type Resolve, type SampleSource, sampleValue } from '@hookbook/testkit/sampleValues';
import { mutate } from '../fuzz/mutate.ts';

export interface CandidateOptions {
  readonly source: SampleSource;
  readonly resolve: Resolve;
  /** How many values are sampled at most. Each is followed by mutations of it. */
  readonly samples: number;
}

/** A large value takes longer to sample than to change. */
const MUTATIONS_PER_SAMPLE = 3;

/** Random values, of which a schema accepts many. */
export function* candidates(schema: Schema, { source, resolve, samples }: CandidateOptions): Generator<unknown> {
  for (let index = 0; index < samples; index++) {
    const value = sampleValue(schema, source, { resolve });
    if (value === undefined) continue;
    const payload = asJson(value);
    yield payload;
    for (let count = 0; count < MUTATIONS_PER_SAMPLE; count++) yield mutate(payload, source.random);
  }
}

/** A payload comes from JSON, so it contains nothing that JSON cannot express. */
export function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
