import { mutate } from './mutate.ts';
import { randomOf } from './random.ts';
import { type Source, sample } from './samples.ts';
import { poolsOf } from './scalars.ts';
import { shrink } from './shrink.ts';
import type { Subject } from './subjects.ts';

/** A value about which the generated validator and Ajv are of two minds, as small as it could be made. */
export interface Disagreement {
  readonly subject: string;
  readonly value: unknown;
  readonly generated: string;
  readonly oracle: string;
}

export interface Comparison {
  readonly pairs: number;
  /** How many of the values Ajv accepted. */
  readonly valid: number;
  readonly disagreements: readonly Disagreement[];
}

export interface Run {
  readonly pairs: number;
  readonly seed: number;
}

/** Shows both judges as many values as wanted, the same number for each subject, valid ones and mutations of them. */
export function compare(subjects: readonly Subject[], { pairs, seed }: Run): Comparison {
  const random = randomOf(seed);
  const pools = poolsOf(seed);
  const found = new Map<string, Disagreement>();
  let valid = 0;
  for (let index = 0; index < pairs; index++) {
    const subject = subjects[index % subjects.length] as Subject;
    const value = valueFor(subject, { random, pools });
    const verdict = subject.oracle(value);
    if (verdict.valid) valid++;
    if (agrees(subject, value, verdict.valid)) continue;
    const disagreement = disagreementOn(
      subject,
      shrink(value, (each) => !agrees(subject, each)),
    );
    found.set(JSON.stringify([disagreement.subject, disagreement.generated, disagreement.oracle]), disagreement);
  }
  return { pairs, valid, disagreements: [...found.values()] };
}

/** A third of the values are as the schema wants them, the others nearly so. */
function valueFor({ payload, resolve, examples }: Subject, source: Omit<Source, 'resolve'>): unknown {
  const { random } = source;
  const isExample = examples.length > 0 && random.chance(0.3);
  const value = isExample ? random.pick(examples) : sample(payload, { ...source, resolve });
  // Only what can come out of JSON can come in.
  return JSON.parse(JSON.stringify(random.chance(1 / 3) ? value : mutate(value, random)));
}

function agrees({ generated, oracle }: Subject, value: unknown, valid = oracle(value).valid): boolean {
  const result = generated.safeParse(value);
  return generated.is(value) === valid && result.ok === valid && (valid || (result.issues?.length ?? 0) > 0);
}

function disagreementOn({ provider, type, generated, oracle }: Subject, value: unknown): Disagreement {
  const { valid, why } = oracle(value);
  const { ok, issues } = generated.safeParse(value);
  const guard = generated.is(value) === ok ? '' : ` (the guard says ${ok ? 'no' : 'yes'})`;
  return {
    subject: `${provider} ${type}`,
    value,
    generated: `${ok ? 'accepts' : `refuses: ${JSON.stringify(issues)}`}${guard}`,
    oracle: valid ? 'accepts' : `refuses: ${why}`,
  };
}
