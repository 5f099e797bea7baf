import { readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { GeneratedFile } from '@hookbook/contract';
import { inBatches } from '@hookbook/spec-reader/files/inBatches';
import { writeAtomically } from '../cache/writeAtomically.ts';
import type { Changes } from './compare.ts';

/**
 * Writes and deletes files in `folder` so that it contains exactly `files`; `changes` compares both. If the run is killed, the
 * next one deletes temporary files. Orphans are deleted first, because an orphan may be a file where a folder is needed, or a
 * folder where a file is needed.
 */
export async function apply(
  folder: string,
  { added, changed, removed }: Changes,
  files: readonly GeneratedFile[],
): Promise<void> {
  const written = new Set([...added, ...changed]);
  await inBatches(removed, (name) => rm(path.join(folder, name), { force: true }));
  for (const name of removed) await removeEmptyParents(folder, path.dirname(path.join(folder, name)));
  await inBatches(
    files.filter(({ path: name }) => written.has(name)),
    ({ path: name, text }) => writeAtomically(path.join(folder, name), text),
  );
}

async function removeEmptyParents(folder: string, parent: string): Promise<void> {
  if (parent === folder || !parent.startsWith(folder)) return;
  const entries = await readdir(parent).catch(() => ['?']);
  if (entries.length > 0) return;
  await rmdir(parent).catch(() => undefined);
  await removeEmptyParents(folder, path.dirname(parent));
}
