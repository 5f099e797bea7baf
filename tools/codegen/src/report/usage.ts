/** The exit codes of the command line. */
export const EXIT = { clean: 0, problems: 1, usage: 2, bug: 70 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Invalid arguments or options. The message says how to correct them. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
