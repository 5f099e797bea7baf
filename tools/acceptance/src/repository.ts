import { readdirSync, readFileSync } from 'node:fs';
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

/** Lists every workspace that is published. */
export function publishedWorkspaces(): readonly Workspace[] {
  const folders = ['specs', ...readdirSync(path.join(ROOT, 'packages')).map((name) => `packages/${name}`)];
  return folders
    .map((folder) => ({ folder, manifest: readManifest(path.join(ROOT, folder)) }))
    .filter(({ manifest }) => !manifest.private);
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}
