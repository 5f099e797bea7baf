import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Changes } from './compare.ts';
import { inBatches } from './inBatches.ts';

/**
 * Carries the changes out. Each file appears whole or not at all, however the run ends. Orphans go first: one may be a
 * file where a folder has to be, or the other way round.
 */
export async function apply(folder: string, { added, changed, removed }: Changes): Promise<void> {
  await inBatches(removed, (name) => rm(path.join(folder, name), { force: true }));
  for (const name of removed) await removeEmptyParents(folder, path.dirname(path.join(folder, name)));
  await inBatches([...added, ...changed], ({ path: name, text }) => writeWhole(path.join(folder, name), text));
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
