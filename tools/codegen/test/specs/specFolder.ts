import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { SpecFiles } from './acme.ts';

/** Creates a temporary folder, which is deleted after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'hookbook-test-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a spec to a temporary folder. Its `node_modules` holds the validation cache, so that tests do not share one. */
export async function specFolder(files: SpecFiles): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'node_modules'));
  const specs = path.join(folder, 'specs');
  await writeFiles(specs, files);
  return specs;
}

/** Writes files by their path in a folder. */
export async function writeFiles(folder: string, files: SpecFiles): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
