import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Changes } from './compare.ts';
import { inBatches } from './inBatches.ts';

/**
 * Writes and deletes the files of `changes` in `folder`. A file is never half-written, even if the run is killed. Orphans
 * are deleted first, because an orphan may be a file where a folder is needed, or a folder where a file is needed.
 */
export async function apply(folder: string, { added, changed, removed }: Changes): Promise<void> {
  await inBatches(removed, (name) => rm(path.join(folder, name), { force: true }));
  for (const name of removed) await removeEmptyParents(folder, path.dirname(path.join(folder, name)));
  await inBatches([...added, ...changed], ({ path: name, text }) => writeAtomically(path.join(folder, name), text));
}

/** Writes to a temporary file next to the target and renames it. If the run is killed, the next run deletes that file. */
async function writeAtomically(file: string, text: string): Promise<void> {
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
