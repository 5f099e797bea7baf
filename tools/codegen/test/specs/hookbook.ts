import { main } from '../../src/cli.ts';
import type { Io } from '../../src/report/io.ts';
import type { ExitCode } from '../../src/report/usage.ts';
import { parse } from './sharedParser.ts';

export interface Run {
  readonly exit: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in this process, and returns its exit code and output. */
export async function hookbook(argv: readonly string[], changes: Partial<Io> = {}): Promise<Run> {
  const out: string[] = [];
  const error: string[] = [];
  const io: Io = {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    cwd: process.cwd(),
    color: false,
    interactive: false,
    parse,
    ...changes,
  };
  const exit = await main(argv, io);
  return { exit, out: out.join('\n'), error: error.join('\n') };
}
