import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this repository. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The part of a package.json that tests read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly main?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** An npm workspace. */
export interface Workspace {
  /** Relative to the root, such as `packages/types`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Lists the folders of all workspaces, relative to the root. */
export function workspaceFolders(): readonly string[] {
  const groups = ['packages', 'tools'].flatMap((group) =>
    readdirSync(path.join(ROOT, group)).map((name) => `${group}/${name}`),
  );
  return ['specs', ...groups].filter((folder) => existsSync(path.join(ROOT, folder, 'package.json')));
}

/** Lists every workspace that is published. */
export function publishedWorkspaces(): readonly Workspace[] {
  return workspaceFolders()
    .map((folder) => ({ folder, manifest: readManifest(path.join(ROOT, folder)) }))
    .filter(({ manifest }) => !manifest.private);
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}
