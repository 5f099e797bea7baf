import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from '../diagnostic.ts';
import type { GeneratedFile } from '../emitter.ts';

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
  const present = await listFiles(folder);
  const wanted = new Map(files.map((file) => [file.path, file]));
  const states = await Promise.all(files.map((file) => stateOf(folder, file)));
  const having = (state: State) =>
    files.filter((_, index) => states[index] === state).sort((a, b) => compareText(a.path, b.path));
  return {
    added: having('added'),
    changed: having('changed'),
    removed: present.filter((name) => !wanted.has(name)).sort(compareText),
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

/** Names are made safe in normalise; a path that still leads out of the folder is a bug, and stops before any write. */
function assertInside(name: string): void {
  const normal = path.posix.normalize(name);
  if (
    normal !== name ||
    name.startsWith('../') ||
    name === '..' ||
    path.isAbsolute(name) ||
    name.includes('\\') ||
    name.includes('\0')
  ) {
    throw new Error(`A generated file would lie outside of its folder: ${JSON.stringify(name)}`);
  }
}
