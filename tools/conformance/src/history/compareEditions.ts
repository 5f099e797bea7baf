import { kindOf } from '@hookbook/codegen';
import { compareContracts } from '@hookbook/diff';
import { createIssuesOf } from '../claims/issuesOf.ts';
import { type CheckOptions, checkStep, type StepCheck } from './checkStep.ts';
import type { ReadEdition } from './readEdition.ts';

/** What became of one step from an edition to the next. */
export interface Step extends StepCheck {
  readonly from: string;
  readonly to: string;
  readonly events: number;
  readonly breaking: number;
  readonly undecided: number;
  readonly compatible: number;
  readonly docs: number;
  readonly ms: { readonly comparing: number; readonly checking: number };
}

/** Compares an edition with the next one as `hookbook diff` does, and tests what it says. */
export async function compareEditions(before: ReadEdition, after: ReadEdition, options: CheckOptions): Promise<Step> {
  const start = performance.now();
  const changes = compareContracts(before.contract, after.contract, { issuesOf: createIssuesOf });
  const compared = performance.now();
  const check = await checkStep({ before: before.provider, after: after.provider, changes }, options);
  const count = (kind: ReturnType<typeof kindOf>) => changes.filter((change) => kindOf(change) === kind).length;
  return {
    ...{ ...check, from: before.name, to: after.name, events: after.provider.events.length },
    ...{ breaking: count('BREAKING'), undecided: count('UNDECIDED'), compatible: count('COMPAT'), docs: count('DOCS') },
    ms: { comparing: compared - start, checking: performance.now() - compared },
  };
}
