import type { GeneratedProvider } from '@hookbook/testkit/loadValidators';
import { compare } from '../fuzz/compare.ts';
import { type ContractWithDocument, subjectsOf } from '../fuzz/contractSubjects.ts';
import type { StageResult } from './stage.ts';

export interface PayloadOptions {
  /** How many payloads of each event are compared. */
  readonly payloads: number;
  readonly seed: number;
}

/** Compares the verdicts of the generated validators and of Ajv on sampled and mutated payloads of every event. */
export function comparePayloads(
  read: ContractWithDocument,
  validators: readonly GeneratedProvider[],
  { payloads, seed }: PayloadOptions,
): StageResult {
  const subjects = subjectsOf(read, validators);
  const { pairs, disagreements } = compare(subjects, { pairs: payloads * subjects.length, seed });
  const failures = disagreements.map(
    ({ subject, value, generated, oracle }) =>
      `${subject}: ${JSON.stringify(value)}: generated ${generated}, Ajv ${oracle}`,
  );
  return { count: pairs, failures };
}
