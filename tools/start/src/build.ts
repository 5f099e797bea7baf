import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Generates and builds all packages; what is current is taken from the cache. Gives the exit code. */
export function build(): Promise<number> {
  const cwd = fileURLToPath(new URL('../../..', import.meta.url));
  // npm puts the folder of commands on PATH; who starts this file by hand has it too.
  const PATH = `${path.join(cwd, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`;
  return new Promise((resolve, reject) => {
    const child = spawn('turbo', ['run', 'build', '--output-logs=errors-only'], {
      cwd,
      env: { ...process.env, PATH },
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
