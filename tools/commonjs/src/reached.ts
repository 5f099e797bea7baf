import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** The modules in a folder that some of them import, directly or not, and these themselves. */
export async function reachedModules(folder: string, entries: readonly string[]): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [...entries],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'unwritten',
    write: false,
    metafile: true,
    // Otherwise modules of which nothing is used would be left out.
    treeShaking: false,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs).sort();
}

/** The declarations of some modules, and those that these refer to, also where no module does. */
export async function reachedDeclarations(folder: string, entries: readonly string[]): Promise<readonly string[]> {
  const reached = new Set(entries.map((entry) => entry.replace(/\.js$/, '.d.ts')));
  for (const file of reached) {
    const text = await readFile(path.join(folder, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/(?:from |import\()['"](\.[^'"]*)\.[jt]s['"]/g))
      reached.add(path.posix.join(path.posix.dirname(file), `${specifier}.d.ts`));
  }
  return [...reached].sort();
}
