import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('.', import.meta.url));

describe.each(['typescript', 'typescript-5'])('with %s', (compiler) => {
  it('valid code of consumers compiles, and mistakes do not', async () => {
    const tsc = join(dirname(fileURLToPath(import.meta.resolve(`${compiler}/package.json`))), 'bin/tsc');
    const result = await run(process.execPath, [tsc, '-p', 'tsconfig.json', '--listFiles'], { cwd: folder }).catch(
      (error: { stdout: string }) => error,
    );
    expect(result.stdout.split('\n').filter((line) => line.includes('error TS'))).toEqual([]);
    expect(result.stdout).toContain('usage.types.ts');
  });
});
