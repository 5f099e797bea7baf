import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Generates and builds all packages; what is current is taken from the cache. Gives the exit code. */
export function build(): Promise<number> {
  const cwd = fileURLToPath(new URL('../../..', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn('turbo', ['run', 'build', '--output-logs=new-only'], { cwd, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
