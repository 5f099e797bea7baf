import type { Expectation } from './fault.ts';
import { FAULT_GROUPS } from './index.ts';

export interface ListedFault {
  readonly fault: string;
  readonly group: string;
  /** What a receiver should do. */
  readonly expected: Expectation;
  readonly summary: string;
  readonly fix: string;
}

/** All faults for JSON output. */
export function listFaults(): readonly ListedFault[] {
  return Object.entries(FAULT_GROUPS).flatMap(([group, kinds]) =>
    Object.entries(kinds).map(([fault, { expected, summary, fix }]) => ({ fault, group, expected, summary, fix })),
  );
}
