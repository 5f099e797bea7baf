import path from 'node:path';
import type { GeneratedFile } from '@hookbook/contract';
import { compareText } from '@hookbook/contract/data';
import { createComparer, type FileState } from './fileComparer.ts';
import { filesIn } from './filesIn.ts';

/** The paths of the files that make a folder contain exactly the generated ones. They are relative to the folder, with `/`. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** Compares generated files with a folder, byte by byte, except those whose states are known. Writes nothing. */
export async function compare(
  folder: string,
  files: readonly GeneratedFile[],
  known: ReadonlyMap<string, FileState> = new Map(),
): Promise<Changes> {
  files.forEach(({ path: name }) => void assertInside(name));
  assertDistinct(files);
  const present = new Set(await filesIn(folder));
  const generated = new Set(files.map((file) => file.path));
  const compareFile = createComparer();
  const states = files.map((file): FileState => {
    if (!present.has(file.path)) return 'missing';
    return known.get(file.path) ?? compareFile(path.join(folder, file.path), file.text);
  });
  const inState = (state: FileState) =>
    files.flatMap((file, index) => (states[index] === state ? [file.path] : [])).sort(compareText);
  return {
    added: inState('missing'),
    changed: inState('different'),
    removed: [...present].filter((name) => !generated.has(name)).sort(compareText),
    unchanged: states.filter((state) => state === 'same').length,
  };
}

export function isEmpty({ added, changed, removed }: Changes): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** Two files with the same name would overwrite each other; on some systems, so would names that differ only in case. */
function assertDistinct(files: readonly GeneratedFile[]): void {
  const seen = new Set<string>();
  for (const { path: name } of files) {
    const folded = name.toLowerCase();
    if (seen.has(folded)) throw new Error(`Two generated files have the name ${JSON.stringify(name)}.`);
    seen.add(folded);
  }
}

/** Normalising makes names safe, so a path outside the folder is a bug. It must be found before anything is written. */
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
    throw new Error(`A generated file is outside its folder: ${JSON.stringify(name)}`);
  }
}
