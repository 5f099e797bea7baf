import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/**
 * Writes the JavaScript of dist: the runtime as one file, and each generated module as one file that includes the formats
 * and keyword handlers that it needs. Node takes a third of a millisecond to load a module, however small, and a provider
 * has sixty. Node also parses every function of a module, so unused ones are left out.
 */
const SRC = path.join(import.meta.dirname, 'src');
const DIST = path.join(import.meta.dirname, 'dist');
const RUNTIME = 'runtime.js';

const files = await listFiles(SRC);
const isRuntime = (file: string): boolean =>
  file.endsWith('.ts') && file !== 'index.ts' && !/^(gen|formats|jsonSchema|explain\/keywords)\//.test(file);
const entries = files.filter(
  (file) => file === 'index.ts' || (/^gen\/.*\.ts$/.test(file) && !file.endsWith('/rules.ts')),
);

const runtime = files.filter(isRuntime).map((file) => `export * from './${file}';`);
await write(RUNTIME, { stdin: { contents: runtime.join('\n'), resolveDir: SRC, loader: 'ts' } });
for (const entry of entries) {
  const file = entry.replace(/\.ts$/, '.js');
  await write(file, { entryPoints: [path.join(SRC, entry)], plugins: [externalModules(file)] });
}
// Links the result, so that a name that the runtime lacks fails the build.
for (const entry of entries) await import(pathToFileURL(path.join(DIST, entry.replace(/\.ts$/, '.js'))).href);
await removeUnusedDeclarations(entries.map((entry) => entry.replace(/\.ts$/, '.d.ts')));

async function listFiles(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true });
  return found.map((file) => file.split(path.sep).join('/')).sort();
}

async function write(file: string, input: BuildOptions): Promise<void> {
  await build({
    ...input,
    outfile: path.join(DIST, file),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'warning',
  });
}

/** Keeps imports of the runtime, and of modules that are entries themselves, out of the bundle of an entry. */
function externalModules(file: string): Plugin {
  return {
    name: 'external modules',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path: specifier, resolveDir }) => {
        const source = path.relative(SRC, path.resolve(resolveDir, specifier)).split(path.sep).join('/');
        const isExternal = isRuntime(source) || entries.includes(source);
        if (!isExternal) return undefined;
        const target = isRuntime(source) ? RUNTIME : source.replace(/\.ts$/, '.js');
        const relative = path.posix.relative(path.posix.dirname(file), target);
        return { path: relative.startsWith('.') ? relative : `./${relative}`, external: true, sideEffects: false };
      });
    },
  };
}

/** Deletes declaration files that no entry refers to, because their JavaScript is not published. */
async function removeUnusedDeclarations(entryDeclarations: readonly string[]): Promise<void> {
  const reached = new Set(entryDeclarations);
  for (const file of reached) {
    const text = await readFile(path.join(DIST, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/from '(\.[^']*)\.ts'/g))
      reached.add(path.posix.join(path.posix.dirname(file), `${specifier}.d.ts`));
  }
  const unused = (await listFiles(DIST)).filter((file) => file.endsWith('.d.ts') && !reached.has(file));
  for (const file of unused) await rm(path.join(DIST, file));
}
