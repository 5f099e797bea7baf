import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ACME, acmeEdited, ROOT } from '../specs/acme.ts';
import { specFolder } from '../specs/specFolder.ts';

const BIN = fileURLToPath(new URL('../../bin/hookbook.js', import.meta.url));

/** Runs a line in a shell, with `hookbook` as the command. */
function shell(line: string, cwd: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, HOOKBOOK: `"${process.execPath}" "${BIN}"`, FORCE_COLOR: undefined };
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['-c', `set -o pipefail; ${line.replaceAll('hookbook', 'eval $HOOKBOOK')}`],
      { cwd, env },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

it('reads specs/ in the working directory', async () => {
  const cwd = path.dirname(await specFolder(ACME));
  expect(await shell('hookbook check', cwd)).toEqual({
    code: 0,
    stdout: '2 events of 1 provider, no problems\n',
    stderr: '',
  });
});

it('exits with the code of the command, and prints no colours to a pipe', async () => {
  const cwd = path.dirname(await specFolder(acmeEdited(ROOT, 'action: send', 'action: sent')));
  const { code, stdout, stderr } = await shell('hookbook check', cwd);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/^specs\/asyncapi\.yaml:10:13 error\[asyncapi-invalid\]\n/);
});

it.each(['events', 'check', '--help'])('ignores a closed output pipe: %s', async (command) => {
  const cwd = path.dirname(await specFolder(ACME));
  const child = spawn(process.execPath, [BIN, command], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let error = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (error += text));
  const [code] = await once(child, 'close');
  expect({ code, error }).toEqual({ code: 0, error: '' });
});
