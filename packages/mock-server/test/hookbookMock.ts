import type { CliContext } from '../src/cli/cliContext.ts';
import { commandOutput } from '../src/cli/commandOutput.ts';
import { run } from '../src/cli/run.ts';
import { startCommand } from '../src/cli/startCommand.ts';
import { TEST_PROVIDERS } from './testProviders.ts';

/** Runs a command line in this process, with the providers of the tests. */
export async function hookbookMock(args: readonly string[], changes: Partial<CliContext> = {}) {
  let stdout = '';
  let stderr = '';
  const code = await run(args, {
    stdout: (text) => {
      stdout += `${text}\n`;
    },
    stderr: (text) => {
      stderr += `${text}\n`;
    },
    version: '1.2.3',
    readBytes: async () => {
      throw new Error('nothing to read');
    },
    writeText: async () => {},
    editText: async (text) => text,
    startCommand,
    commandOutput,
    env: {},
    untilStopped: () => new Promise(() => {}),
    catalogue: TEST_PROVIDERS,
    ...changes,
  });
  return { code, stdout, stderr };
}
