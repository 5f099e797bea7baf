import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from '../errors/usageError.ts';

const run = promisify(exec);
const MAX_DURATION_MS = 10_000;

/** What a command of a shell prints, with further variables in its environment. Throws a `UsageError` if it fails. */
export async function commandOutput(command: string, env: Readonly<Record<string, string>>): Promise<string> {
  try {
    return (await run(command, { env: { ...process.env, ...env }, timeout: MAX_DURATION_MS })).stdout;
  } catch (error) {
    throw new UsageError({
      code: 'command-failed',
      message: `The command "${command}" failed: ${(error as Error).message.split('\n').slice(0, 2).join(' ')}`,
      where: '--observe-command',
      fix: 'Run it in a terminal first.',
    });
  }
}
