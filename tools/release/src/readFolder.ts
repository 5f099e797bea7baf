import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inRepository } from './repository.ts';

/** The contents of files by their path, with `/`. */
export type Files = ReadonlyMap<string, Buffer>;

/** What belongs to this repository and not to the package of the other ecosystem. */
const IGNORED = /^(package\.json|turbo\.json|CHANGELOG\.md|\.cache|\.turbo|node_modules|target|test)$|__pycache__/;

/** The files of a package, in alphabetical order. */
export async function readFolder(folder: string): Promise<Files> {
  const root = inRepository(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !IGNORED.test(name.split('/')[0] ?? '') && !name.includes('__pycache__'))
    .sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(path.join(root, name))] as const)));
}
