import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GeneratedFile } from '@hookbook/contract';
import { compareText } from '@hookbook/contract/data';
import { inBatches } from './inBatches.ts';

/** What has to happen in a folder so that it holds exactly the generated files. Paths are relative to it, with `/`. */
export interface Changes {
  readonly added: readonly GeneratedFile[];
  readonly changed: readonly GeneratedFile[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** Compares bytes; reads, and writes nothing. */
export async function compare(folder: string, files: readonly GeneratedFile[]): Promise<Changes> {
  files.forEach(({ path: name }) => void assertInside(name));
  assertDistinct(files);
  const present = new Set(await listFiles(folder));
  const wanted = new Set(files.map((file) => file.path));
  const states = await inBatches(files, async (file) => (present.has(file.path) ? stateOf(folder, file) : 'added'));
  const having = (state: State) =>
    files.filter((_, index) => states[index] === state).sort((a, b) => compareText(a.path, b.path));
  return {
    added: having('added'),
    changed: having('changed'),
    removed: [...present].filter((name) => !wanted.has(name)).sort(compareText),
    unchanged: having('unchanged').length,
  };
}

export function isEmpty({ added, changed, removed }: Changes): boolean {
  return added.length + changed.length + removed.length === 0;
}

type State = 'added' | 'changed' | 'unchanged';

async function stateOf(folder: string, { path: name, text }: GeneratedFile): Promise<State> {
  const present = await readFile(path.join(folder, name)).catch(() => undefined);
  if (!present) return 'added';
  return present.equals(Buffer.from(text)) ? 'unchanged' : 'changed';
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

/** Two files of one name would overwrite each other; on some systems so would two that differ in case alone. */
function assertDistinct(files: readonly GeneratedFile[]): void {
  const seen = new Set<string>();
  for (const { path: name } of files) {
    const folded = name.toLowerCase();
    if (seen.has(folded)) throw new Error(`Two generated files would have the name ${JSON.stringify(name)}.`);
    seen.add(folded);
  }
}

/** Names are made safe in normalise; a path that still leads out of the folder is a bug, and stops before any write. */
function assertInside(name: string): void {
  const normal = path.posix.normalize(name);
  if (
    normal !== name ||
    name === '.' ||
    name.endsWith('/') ||
    name.startsWith('../') ||
    name === '..' ||
    path.isAbsolute(name) ||
    name.includes('\\') ||
    name.includes('\0')
  ) {
    throw new Error(`A generated file would lie outside of its folder: ${JSON.stringify(name)}`);
  }
}
