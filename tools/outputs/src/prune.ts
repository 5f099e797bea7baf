import { readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from './listFiles.ts';
import { recordOf } from './record.ts';

/** Deletes the files of a folder that its record does not have, and folders that become empty. Returns what it deleted. */
export async function prune(workspace: string, folder: string): Promise<readonly string[]> {
  const recorded = new Set(await readRecord(recordOf(workspace, folder)));
  const present = await listFiles(path.join(workspace, folder));
  const stale = present.filter((file) => !recorded.has(file));
  for (const file of stale) {
    await rm(path.join(workspace, folder, file));
    await removeEmptyFolders(path.join(workspace, folder), path.posix.dirname(file));
  }
  return stale;
}

async function readRecord(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new Error(`${file} does not exist. Run npm run build.`);
    throw error;
  });
  return JSON.parse(text) as readonly string[];
}

async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  if (folder === '.') return;
  const isRemoved = await rmdir(path.join(root, folder)).then(
    () => true,
    () => false,
  );
  if (isRemoved) await removeEmptyFolders(root, path.posix.dirname(folder));
}
