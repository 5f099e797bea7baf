import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Generates and builds all packages, as far as they are not cached. Returns the exit code. */
export function build(): Promise<number> {
  const cwd = fileURLToPath(new URL('../../..', import.meta.url));
  // npm puts the commands of the repository on PATH, but only for scripts that npm runs.
  const PATH = `${path.join(cwd, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`;
  return new Promise((resolve, reject) => {
    const child = spawn('turbo', ['run', 'prune:built', '--output-logs=errors-only'], {
      cwd,
      env: { ...process.env, PATH },
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
