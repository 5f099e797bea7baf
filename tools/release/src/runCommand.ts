import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { ReleaseError } from './releaseError.ts';
import { inRepository } from './repository.ts';

const run = promisify(execFile);

/** Runs a command in the repository, with the terminal of this process. Throws unless it succeeds. */
export async function runCommand(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { cwd: inRepository(''), stdio: 'inherit' });
  const [code, signal] = await once(child, 'close');
  if (code !== 0) throw new ReleaseError(`${command} ${args[0]} ended with ${signal ?? code}.`);
}

/** Whether npm, asked for JSON, failed because the registry does not have something. */
export function isNotFound(error: unknown): boolean {
  return String((error as { readonly stdout?: unknown }).stdout).includes('"E404"');
}

/** What a command prints, in the repository. */
export async function outputOf(command: string, args: readonly string[]): Promise<string> {
  return (await run(command, [...args], { cwd: inRepository(''), maxBuffer: 64 * 1024 * 1024 })).stdout;
}
