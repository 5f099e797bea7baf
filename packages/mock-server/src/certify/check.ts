import type { Expectation } from '../faults/fault.ts';
import type { Attempt } from '../send/attempt.ts';

/** What one check of a receiver found. */
export interface CheckResult {
  /** The name of a fault, or of a way to deliver. */
  readonly check: string;
  readonly group: string;
  /** What was sent, as the end of a sentence: "Sends …". */
  readonly summary: string;
  readonly expected: Expectation;
  readonly passed: boolean;
  /** What is wrong, and how it is corrected. Missing if the check passed. */
  readonly problem?: Problem;
  /** The statuses of the responses, in order; 0 for none. */
  readonly statuses: readonly number[];
  /** Milliseconds. */
  readonly duration: number;
}

export interface Problem {
  readonly message: string;
  readonly fix: string;
}

/** Why an attempt is not what a receiver should make of it; undefined if it is. */
export function statusProblem(expected: Expectation, { status = 0, delivered, error }: Attempt): string | undefined {
  if (expected === 'accept')
    return delivered ? undefined : `The request was not accepted: ${textOf(status, error?.message)}`;
  if (expected === 'survive') return undefined;
  if (status === 410) return 'The endpoint responded with 410, which ends deliveries to it for good.';
  if (status >= 400 && status < 500) return undefined;
  if (delivered) return `The request was accepted with ${status}.`;
  return `The request was not rejected with a status from 400 to 499: ${textOf(status, error?.message)}`;
}

function textOf(status: number, message = ''): string {
  return status === 0 ? message : `the response was ${status}.`;
}
