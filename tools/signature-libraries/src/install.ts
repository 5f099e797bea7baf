import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import type { ImportPackage, Library } from './library.ts';

/** Installs the libraries, once and outside of the workspaces, because they take 250 MB. Returns what imports them. */
export async function install(libraries: readonly Library[]): Promise<ImportPackage> {
  const folder = fileURLToPath(new URL('../.cache/libraries', import.meta.url));
  const pinned = libraries.map(({ name, version }) => `${name}@${version}`);
  const installed = path.join(folder, 'installed.json');
  const before = await readFile(installed, 'utf8').catch(() => '');
  if (before !== JSON.stringify(pinned)) {
    await mkdir(folder, { recursive: true });
    console.log(`Installing ${pinned.length} libraries …`);
    const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
    await runOrThrow('npm', [...args, ...pinned], { cwd: folder });
    await writeFile(installed, JSON.stringify(pinned));
  }
  // Packages are found beside the file that imports them.
  const importer = path.join(folder, 'importPackage.mjs');
  await writeFile(importer, 'export const importPackage = (name) => import(name);\n');
  const { importPackage }: { readonly importPackage: ImportPackage } = await import(pathToFileURL(importer).href);
  return importPackage;
}
