import type { ParseSpec } from '@hookbook/asyncapi-parser';

/** A command's access to the process, apart from files. Tests replace it. */
export interface Io {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly cwd: string;
  readonly color: boolean;
  /** Whether standard error is a terminal that shows progress. */
  readonly interactive: boolean;
  /** Runs `@asyncapi/parser`; by default every run starts its own worker. */
  readonly parse?: ParseSpec | undefined;
}

/** The streams and settings of this process. */
export function processIo(): Io {
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
    cwd: process.cwd(),
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
    interactive: process.stderr.isTTY === true && !process.env.CI,
  };
}
