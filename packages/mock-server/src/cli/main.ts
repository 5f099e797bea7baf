import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { catalogue } from '../gen/index.ts';
import type { CliContext } from './cliContext.ts';
import { commandOutput } from './commandOutput.ts';
import { editText } from './editText.ts';
import { run } from './run.ts';
import { startCommand } from './startCommand.ts';

/** Runs `hookbook-mock` in this process. Only this file uses streams, signals and the exit code. */
export async function main(): Promise<void> {
  process.stdout.on('error', ignoreClosedPipe);
  process.exitCode = await run(process.argv.slice(2), processContext());
}

function processContext(): CliContext {
  return {
    stdout: (line) => process.stdout.write(`${line}\n`),
    stderr: (line) => process.stderr.write(`${line}\n`),
    showProgress: process.stderr.isTTY ? showProgress : undefined,
    readBytes: (file) => (file === '-' ? buffer(process.stdin) : readFile(file)),
    writeText: (file, text) => writeFile(file, text),
    editText: (text) => editText(text, process.env.VISUAL || process.env.EDITOR || 'vi'),
    startCommand,
    commandOutput,
    env: process.env,
    untilStopped: async () => {
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    },
    catalogue,
    version: packageVersion(),
  };
}

/** A line that is longer than the terminal is wide could not be replaced. Some terminals do not know how wide they are. */
function showProgress(text: string): void {
  process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns || 80) - 1)}`);
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return version;
}

/** `hookbook-mock list | head` closes the pipe early. */
function ignoreClosedPipe(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}
