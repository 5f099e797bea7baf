import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

/**
 * Writes the JavaScript of dist: the runtime as one file, and each generated module as one file with the formats and
 * keywords that it needs. Node takes a third of a millisecond to load a module however small it is, and an import of one
 * provider needs sixty; and it reads every function of a module that it loads, called or not.
 */
const SRC = path.join(import.meta.dirname, 'src');
const DIST = path.join(import.meta.dirname, 'dist');
const RUNTIME = 'runtime.js';

const files = await filesIn(SRC);
const isRuntime = (file: string): boolean =>
  file.endsWith('.ts') && !/^(gen|formats|jsonSchema|explain\/keywords)\/|(^|\/)index\.ts$/.test(file);
const entries = files.filter(
  (file) => file === 'index.ts' || (/^gen\/.*\.ts$/.test(file) && !file.endsWith('/rules.ts')),
);

await write(
  RUNTIME,
  files
    .filter(isRuntime)
    .map((file) => `export * from './${file}';`)
    .join('\n'),
  [],
);
for (const entry of entries) await write(entry.replace(/\.ts$/, '.js'), `export * from './${entry}';`, [othersOutside]);
// Links what was written: a name that the runtime lacks fails here and not with a user.
for (const entry of entries) await import(pathToFileURL(path.join(DIST, entry.replace(/\.ts$/, '.js'))).href);
await keepDeclarations(entries.map((entry) => entry.replace(/\.ts$/, '.d.ts')));

async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true });
  return found.map((file) => file.split(path.sep).join('/')).sort();
}

async function write(file: string, contents: string, plugins: readonly ((file: string) => Plugin)[]): Promise<void> {
  await build({
    stdin: { contents, resolveDir: SRC, loader: 'ts' },
    outfile: path.join(DIST, file),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    plugins: plugins.map((plugin) => plugin(file)),
    logLevel: 'warning',
  });
}

/** Leaves modules of the runtime to the one file that has them all, and what is an entry itself to that. */
function othersOutside(file: string): Plugin {
  return {
    name: 'others outside',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path: wanted, resolveDir, importer }) => {
        const source = path.relative(SRC, path.resolve(resolveDir, wanted)).split(path.sep).join('/');
        const isOther = isRuntime(source) || (entries.includes(source) && importer !== '<stdin>');
        if (!isOther) return undefined;
        const target = isRuntime(source) ? RUNTIME : source.replace(/\.ts$/, '.js');
        const relative = path.posix.relative(path.posix.dirname(file), target);
        return { path: relative.startsWith('.') ? relative : `./${relative}`, external: true, sideEffects: false };
      });
    },
  };
}

/** Deletes the declarations that none of these leads to: of files that are not there. */
async function keepDeclarations(starts: readonly string[]): Promise<void> {
  const reached = new Set(starts);
  for (const file of reached) {
    const text = await readFile(path.join(DIST, file), 'utf8');
    for (const [, wanted = ''] of text.matchAll(/from '(\.[^']*)\.ts'/g))
      reached.add(path.posix.join(path.posix.dirname(file), `${wanted}.d.ts`));
  }
  const lost = (await filesIn(DIST)).filter((file) => file.endsWith('.d.ts') && !reached.has(file));
  for (const file of lost) await rm(path.join(DIST, file));
}
