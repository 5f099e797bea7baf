import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const TARGET = './dist/cjs/';

/** The modules that the condition `require` of `exports` names, relative to `dist`. Throws if it names no module. */
export async function requiredModules(workspace: string): Promise<readonly string[]> {
  const { exports = {} } = JSON.parse(await readFile(path.join(workspace, 'package.json'), 'utf8')) as Manifest;
  const patterns = Object.values(exports).flatMap((target) => requireTarget(target) ?? []);
  const wrong = patterns.find((pattern) => !pattern.startsWith(TARGET));
  if (wrong !== undefined) throw new Error(`"require" of exports has to be below ${TARGET}, unlike ${wrong}.`);
  const files = (await readdir(path.join(workspace, 'dist'), { recursive: true })).map(withSlashes);
  const own = files.filter((file) => !file.startsWith('cjs/')).sort();
  const found = patterns.flatMap((pattern) => matching(own, pattern.slice(TARGET.length)));
  if (found.length === 0) throw new Error('No subpath in exports has a target for "require".');
  return [...new Set(found)];
}

interface Manifest {
  readonly exports?: Readonly<Record<string, unknown>>;
}

function requireTarget(target: unknown): string | undefined {
  const { require } = Object(target) as { readonly require?: { readonly default?: string } };
  return require?.default;
}

/** A `*` stands for any text, as in `exports`. */
function matching(files: readonly string[], pattern: string): readonly string[] {
  const [start = '', end] = pattern.split('*');
  const found = files.filter((file) =>
    end === undefined ? file === pattern : file.startsWith(start) && file.endsWith(end),
  );
  if (found.length === 0) throw new Error(`dist has no file for ${TARGET}${pattern}.`);
  return found;
}

function withSlashes(file: string): string {
  return file.split(path.sep).join('/');
}
