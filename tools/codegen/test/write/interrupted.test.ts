import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { apply } from '../../src/write/apply.ts';
import { compare } from '../../src/write/compare.ts';
import { temporaryFolder } from '../specs/specFolder.ts';

const SCRIPT = fileURLToPath(new URL('./writeForever.ts', import.meta.url));

/** Starts a process that writes forever, and kills it `delay` ms after its first round. */
async function killWhileWriting(folder: string, delay: number): Promise<void> {
  const child = spawn(process.execPath, [SCRIPT, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, delay));
  child.kill('SIGKILL');
  await once(child, 'close');
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

const isTemporary = (file: string) => path.basename(file).startsWith('.');

it('never leaves a half-written file, even if it is killed', async () => {
  const folder = await temporaryFolder();
  let leftOvers = 0;
  for (let round = 0; round < 12 || (leftOvers === 0 && round < 100); round++) {
    await killWhileWriting(folder, round * 3);
    const files = await filesOf(folder);
    const written = files.filter((file) => !isTemporary(file));
    expect(written).toHaveLength(12);
    for (const file of written) {
      const size = 300_000 + Number(path.basename(file, '.txt'));
      const text = await readFile(file, 'utf8');
      expect(text === 'a'.repeat(size) || text === 'b'.repeat(size)).toBe(true);
    }
    leftOvers += files.length - written.length;
  }
  // At least one round must have been interrupted while it wrote; otherwise this test shows nothing.
  expect(leftOvers).toBeGreaterThan(0);
});

it('removes the temporary files of an interrupted run', async () => {
  const folder = await temporaryFolder();
  await killWhileWriting(folder, 5);
  const files = [{ path: 'only.txt', text: 'whole' }];
  await apply(folder, await compare(folder, files), files);
  expect(await filesOf(folder)).toEqual([path.join(folder, 'only.txt')]);
});
