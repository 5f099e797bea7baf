import { glob, readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from './listFiles.ts';
import { type OutputRecord, readRecords } from './record.ts';

/**
 * Deletes the files of recorded folders that their records do not have, and folders that become empty: those of a
 * workspace, or of every workspace of a repository. Returns what it deleted.
 */
export async function prune(folder: string): Promise<readonly string[]> {
  const deleted: string[] = [];
  for (const workspace of await workspacesOf(folder))
    for (const record of await readRecords(path.join(folder, workspace)))
      deleted.push(...(await pruneFolder(folder, path.posix.join(workspace, record.folder), record)));
  return deleted;
}

async function workspacesOf(folder: string): Promise<readonly string[]> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { workspaces?: string[] };
  if (manifest.workspaces === undefined) return ['.'];
  const workspaces: string[] = [];
  for await (const name of glob(manifest.workspaces, { cwd: folder })) workspaces.push(name.split(path.sep).join('/'));
  return workspaces.sort();
}

async function pruneFolder(root: string, folder: string, { files }: OutputRecord): Promise<readonly string[]> {
  const recorded = new Set(files);
  const stale = (await listFiles(path.join(root, folder))).filter((file) => !recorded.has(file));
  for (const file of stale) {
    await rm(path.join(root, folder, file));
    await removeEmptyFolders(path.join(root, folder), path.posix.dirname(file));
  }
  return stale.map((file) => `${folder}/${file}`);
}

async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  if (folder === '.') return;
  const isRemoved = await rmdir(path.join(root, folder)).then(
    () => true,
    () => false,
  );
  if (isRemoved) await removeEmptyFolders(root, path.posix.dirname(folder));
}
