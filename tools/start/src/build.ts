import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { prune } from '@hookbook/outputs/prune';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Generates and builds all packages, as far as they are not cached. Returns the exit code. */
export async function build(): Promise<number> {
  const code = await runBuild();
  if (code === 0) await prune(ROOT);
  return code;
}

function runBuild(): Promise<number> {
  // npm puts the commands of the repository on PATH, but only for scripts that npm runs.
  const PATH = `${path.join(ROOT, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`;
  return new Promise((resolve, reject) => {
    const child = spawn('turbo', ['run', 'build', '--output-logs=errors-only'], {
      cwd: ROOT,
      env: { ...process.env, PATH },
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
