import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isMapping } from '@hookbook/contract/data';
import { UsageError } from '../report/usage.ts';

const NAMES = ['hookbook.config.ts', 'hookbook.config.mjs', 'hookbook.config.js', 'hookbook.config.json'];

/**
 * The path of the config file in a folder, or else in the nearest folder above, up to the repository or workspace that
 * contains the folder. Outside of one only the folder itself counts, because anybody may write to folders above it.
 */
export async function findConfig(folder: string): Promise<string | undefined> {
  for (const candidate of await foldersToSearch(folder)) {
    const names: readonly string[] = await readdir(candidate).catch(() => []);
    const [name, other] = NAMES.filter((known) => names.includes(known));
    if (name !== undefined && other !== undefined)
      throw new UsageError(`${candidate} contains both ${name} and ${other}. Remove one of them.`);
    if (name !== undefined) return path.join(candidate, name);
  }
  return undefined;
}

async function foldersToSearch(folder: string): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let current = folder; ; current = path.dirname(current)) {
    folders.push(current);
    if (await isBoundary(current)) return folders;
    if (current === path.dirname(current)) return [folder];
  }
}

async function isBoundary(folder: string): Promise<boolean> {
  const isRepository = await access(path.join(folder, '.git')).then(
    () => true,
    () => false,
  );
  return isRepository || hasWorkspaces(await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => ''));
}

function hasWorkspaces(manifest: string): boolean {
  try {
    const value: unknown = JSON.parse(manifest);
    return isMapping(value) && value.workspaces !== undefined;
  } catch {
    return false;
  }
}
