import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Changes } from './compare.ts';

/** Carries the changes out. Each file appears whole or not at all, however the run ends. */
export async function apply(folder: string, { added, changed, removed }: Changes): Promise<void> {
  await Promise.all([...added, ...changed].map(({ path: name, text }) => writeWhole(path.join(folder, name), text)));
  await Promise.all(removed.map((name) => rm(path.join(folder, name), { force: true })));
  for (const name of removed) await removeEmptyParents(folder, path.dirname(path.join(folder, name)));
}

/** The temporary name begins with a dot and ends with the process id; a left-over is an orphan that the next run removes. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  await writeFile(temporary, text);
  await rename(temporary, file);
}

async function removeEmptyParents(folder: string, parent: string): Promise<void> {
  if (parent === folder || !parent.startsWith(folder)) return;
  const entries = await readdir(parent).catch(() => ['?']);
  if (entries.length > 0) return;
  await rmdir(parent).catch(() => undefined);
  await removeEmptyParents(folder, path.dirname(parent));
}
