/** The ways a run can end. */
export const EXIT = { clean: 0, problems: 1, usage: 2, bug: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A command line that cannot work; the message says how to correct it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
