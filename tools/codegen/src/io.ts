/** What a command may do with the outside besides reading and writing files. */
export interface Io {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly cwd: string;
  readonly color: boolean;
  /** Whether a person watches standard error. */
  readonly interactive: boolean;
}

export function processIo(): Io {
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
    cwd: process.cwd(),
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
    interactive: process.stderr.isTTY === true && !process.env.CI,
  };
}

/** The three ways a run can end besides a bug. */
export const EXIT = { clean: 0, problems: 1, usage: 2, bug: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command was called in a way that cannot work; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'MisuseError';
}
