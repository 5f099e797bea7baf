import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inRepository } from './repository.ts';
import { outputOf } from './runCommand.ts';
import { withPreparedPackages } from './withPreparedPackages.ts';

/** A package as it is uploaded. */
export interface PackedPackage {
  readonly name: string;
  readonly version: string;
  /** The path of the tarball. */
  readonly tarball: string;
  /** Its hashes, as registries give them: SHA-512 in base64, and SHA-1 in hex. */
  readonly integrity: string;
  readonly shasum: string;
}

/** Writes the tarballs of all published packages to a folder. Dependencies come before the packages that have them. */
export async function packedPackages(folder: string): Promise<readonly PackedPackage[]> {
  const target = path.resolve(folder);
  await mkdir(target, { recursive: true });
  const packed: PackedPackage[] = [];
  await withPreparedPackages(async (folders) => {
    const workspaces = (await inDependencyOrder(folders)).flatMap((name) => ['--workspace', name]);
    const output = await outputOf('npm', ['pack', '--json', '--pack-destination', target, ...workspaces]);
    for (const { name, version, integrity, shasum, filename } of JSON.parse(output) as readonly PackResult[])
      packed.push({ name, version, integrity, shasum, tarball: path.join(target, filename) });
  });
  return packed;
}

interface PackResult extends Omit<PackedPackage, 'tarball'> {
  readonly filename: string;
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

async function inDependencyOrder(folders: readonly string[]): Promise<readonly string[]> {
  const manifests = await Promise.all(
    folders.map(
      async (folder) => JSON.parse(await readFile(inRepository(`${folder}/package.json`), 'utf8')) as Manifest,
    ),
  );
  const ordered = new Set<string>();
  const visit = ({ name, dependencies = {} }: Manifest): void => {
    for (const dependency of manifests) if (Object.hasOwn(dependencies, dependency.name)) visit(dependency);
    ordered.add(name);
  };
  for (const manifest of manifests) visit(manifest);
  return [...ordered];
}
