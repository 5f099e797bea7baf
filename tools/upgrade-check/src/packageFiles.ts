import path from 'node:path';
import type TypeScript from 'typescript-5';
import type { Api } from './project.ts';

/** A file of one of the packages. */
export interface PackageFile {
  /** Without the scope: `types`. */
  readonly package: string;
  /** Within the package, without its extension: `gen/dynamic`. */
  readonly path: string;
}

export type PackageOf = (file: TypeScript.SourceFile) => PackageFile | undefined;

/** Tells which package a file belongs to. In workspaces, and with pnpm, its path has no `node_modules/@hookbook` in it. */
export function createPackageFiles(ts: Api): PackageOf {
  const names = new Map<string, { readonly root: string; readonly name: string } | undefined>();
  const packageIn = (folder: string): { readonly root: string; readonly name: string } | undefined => {
    if (names.has(folder)) return names.get(folder);
    const parent = path.posix.dirname(folder);
    // CommonJS files have a package.json of their own, which has no name.
    const name = nameIn(ts.sys.readFile(`${folder}/package.json`));
    const found = name === undefined ? (parent === folder ? undefined : packageIn(parent)) : { root: folder, name };
    names.set(folder, found);
    return found;
  };
  return ({ fileName }) => {
    const found = packageIn(path.posix.dirname(fileName));
    if (!found?.name.startsWith(SCOPE)) return undefined;
    const inside = fileName.slice(found.root.length + 1).replace(/^(?:dist|src)\/(?:cjs\/)?/, '');
    return { package: found.name.slice(SCOPE.length), path: inside.replace(/(?:\.d)?\.[cm]?ts$/, '') };
  };
}

const SCOPE = '@hookbook/';

function nameIn(text: string | undefined): string | undefined {
  try {
    const { name } = JSON.parse(text ?? '{}') as { readonly name?: unknown };
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}
