import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runOrThrow } from './runProcess.ts';

/** Imports a package that was installed outside of the workspaces. The type is what the caller knows of it. */
export type ImportPackage = <Module>(name: string) => Promise<Module>;

/**
 * Installs pinned packages into a folder, unless they are there. They are too large, or too many, for the workspaces. `overrides`
 * are those of a package.json.
 */
export async function installLibraries(
  folder: string,
  pinned: readonly string[],
  overrides?: Readonly<Record<string, string>>,
): Promise<ImportPackage> {
  const installed = path.join(folder, 'installed.json');
  const wanted = JSON.stringify(overrides ? { pinned, overrides } : pinned);
  const before = await readFile(installed, 'utf8').catch(() => '');
  if (before !== wanted) {
    await mkdir(folder, { recursive: true });
    if (overrides) await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, overrides }));
    console.log(`Installing ${pinned.join(', ')} …`);
    const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
    await runOrThrow('npm', [...args, ...pinned], { cwd: folder });
    await writeFile(installed, wanted);
  }
  // Packages are found beside the file that imports them.
  const importer = path.join(folder, 'importPackage.mjs');
  await writeFile(importer, 'export const importPackage = (name) => import(name);\n');
  const { importPackage }: { readonly importPackage: ImportPackage } = await import(pathToFileURL(importer).href);
  return importPackage;
}
