import type { ParseSpec } from './validate/parser/parserClient.ts';

/** Everything a command does with the outside, apart from reading and writing files. */
export interface Io {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly cwd: string;
  readonly color: boolean;
  /** Whether a person watches standard error. */
  readonly interactive: boolean;
  /** Runs `@asyncapi/parser`; by default each run starts a worker of its own. */
  readonly parse?: ParseSpec | undefined;
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
