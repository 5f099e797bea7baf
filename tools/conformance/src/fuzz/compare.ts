import { shrink } from '@hookbook/payloads/shrink';
import { createSampleSource, type SampleSource, sampleValue } from '@hookbook/testkit/sampleValues';
import { mutate } from './mutate.ts';
import type { Subject } from './subject.ts';

/** A value that the generated validator and the oracle judge differently, shrunk as far as possible. */
export interface Disagreement {
  /** The name of the subject. */
  readonly subject: string;
  readonly value: unknown;
  readonly generated: string;
  readonly oracle: string;
}

export interface Comparison {
  readonly pairs: number;
  /** How many of the values the oracle accepted. */
  readonly valid: number;
  readonly disagreements: readonly Disagreement[];
}

export interface ComparisonOptions {
  /** How many values to compare on, distributed evenly over the subjects. */
  readonly pairs: number;
  readonly seed: number;
}

/** The share of values that are kept as sampled; the others are mutated. */
const UNCHANGED_SHARE = 1 / 3;
const EXAMPLE_SHARE = 0.3;

/** Compares generated validators with oracles, on valid values and on mutations of them. */
export function compare(subjects: readonly Subject[], { pairs, seed }: ComparisonOptions): Comparison {
  const source = createSampleSource(seed);
  const found = new Map<string, Disagreement>();
  let valid = 0;
  for (let index = 0; index < pairs; index++) {
    const subject = subjects[index % subjects.length] as Subject;
    const value = randomPayload(subject, source);
    const verdict = subject.oracle(value);
    if (verdict.valid) valid++;
    if (agrees(subject, value, verdict.valid)) continue;
    const smallest = shrink(value, (candidate) => !agrees(subject, candidate), { isThorough: true });
    const disagreement = describeDisagreement(subject, smallest);
    found.set(JSON.stringify([disagreement.subject, disagreement.generated, disagreement.oracle]), disagreement);
  }
  return { pairs, valid, disagreements: [...found.values()] };
}

function randomPayload({ payload, resolve, examples }: Subject, source: SampleSource): unknown {
  const { random } = source;
  const isExample = examples.length > 0 && random.chance(EXAMPLE_SHARE);
  const value = isExample ? random.pick(examples) : (sampleValue(payload, source, { resolve }) ?? null);
  // A payload comes from JSON, so it contains nothing that JSON cannot express.
  return JSON.parse(JSON.stringify(random.chance(UNCHANGED_SHARE) ? value : mutate(value, random)));
}

/** The guard and the validator must agree with the oracle, and the validator must report an issue if it rejects. */
function agrees({ generated, oracle }: Subject, value: unknown, valid = oracle(value).valid): boolean {
  const result = generated.safeParse(value);
  return generated.is(value) === valid && result.ok === valid && (valid || (result.issues?.length ?? 0) > 0);
}

function describeDisagreement({ name, generated, oracle }: Subject, value: unknown): Disagreement {
  const { valid, reason } = oracle(value);
  const { ok, issues } = generated.safeParse(value);
  const guard = generated.is(value) === ok ? '' : ` (the guard says ${ok ? 'no' : 'yes'})`;
  return {
    subject: name,
    value,
    generated: `${ok ? 'accepts' : `rejects: ${JSON.stringify(issues)}`}${guard}`,
    oracle: valid ? 'accepts' : `rejects: ${reason}`,
  };
}
