import { runOrThrow } from '@hookbook/testkit/runProcess';

/** Runs a command and returns how many milliseconds the process took. Throws if the command fails. */
export async function timeProcess(cwd: string, [command = '', ...args]: readonly string[]): Promise<number> {
  const start = performance.now();
  await runOrThrow(command, args, { cwd });
  return performance.now() - start;
}
