import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { build, type Plugin } from 'esbuild';
import { useBuild } from '../src/cache/compiledCommand.ts';

const SOURCE = path.join(import.meta.dirname, '../src');
/** What starts in a thread of its own. */
const WORKERS: Readonly<Record<string, string>> = {
  emitWorker: path.join(SOURCE, 'generate/emitWorker.ts'),
  parserWorker: path.join(SOURCE, '../../asyncapi-parser/src/parserWorker.ts'),
};

/** A command that still runs may load more of its build. */
const KEEP_MS = 24 * 60 * 60 * 1000;

/**
 * Compiles the command to a few files that each include many modules: Node takes a third of a millisecond to load a module,
 * and the command has seven hundred. `builds` is the folder of all builds.
 */
export async function compileCommand(builds: string): Promise<void> {
  const name = randomUUID();
  const folder = path.join(builds, name);
  const compiled = new Map<string, string>();
  await build({
    entryPoints: { cli: path.join(SOURCE, 'cli.ts'), ...WORKERS },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: `node${process.versions.node}`,
    // As Node resolves them.
    conditions: [],
    mainFields: ['main'],
    plugins: [ownModules(folder, compiled), externalModules(folder)],
    logLevel: 'warning',
  });
  // Otherwise Node looks at each file to find out.
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  useBuild(name, compiled, builds);
  await deleteOldBuilds(builds, name);
}

async function deleteOldBuilds(builds: string, latest: string): Promise<void> {
  const others = (await readdir(builds, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== latest,
  );
  for (const { name } of others) {
    const folder = path.join(builds, name);
    // Another build may delete it as well.
    const stats = await stat(folder).catch(() => undefined);
    if (stats && Date.now() - stats.mtimeMs > KEEP_MS) await rm(folder, { recursive: true, force: true });
  }
}

/** Modules find their assets where their source is, and workers in the build. `compiled` gets the hash of each. */
function ownModules(folder: string, compiled: Map<string, string>): Plugin {
  return {
    name: 'own modules',
    setup({ onLoad }) {
      onLoad({ filter: /^/ }, async ({ path: file }) => {
        const text = await readFile(file, 'utf8');
        compiled.set(file, contentHash(text));
        if (!file.endsWith('.ts')) return { contents: text, loader: 'default' };
        const url = `(new URL(${JSON.stringify(specifierOf(file, folder))}, import.meta.url).href)`;
        if (/import\.meta\.(?!url\b)/.test(text))
          throw new Error('A module of the command may use import.meta.url, and nothing else of import.meta.');
        const worker = Object.keys(WORKERS).find((name) => text.includes(`new URL('./${name}.ts', import.meta.url)`));
        const contents =
          worker === undefined
            ? text.replaceAll('import.meta.url', url)
            : text.replace(`./${worker}.ts`, `./${worker}.js`);
        return { contents, loader: 'ts' };
      });
    },
  };
}

/**
 * Packages of others stay where they are; each is found from the module that imports it, which may have a version of its own.
 * The module that finds the compiled command stays where it is, too: it knows what it found.
 */
function externalModules(folder: string): Plugin {
  const nested = Symbol('asks where a package is');
  return {
    name: 'external modules',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /\/compiledCommand\.ts$/ }, ({ path: specifier, resolveDir }) => ({
        path: specifierOf(path.resolve(resolveDir, specifier), folder),
        external: true,
      }));
      onResolve({ filter: /^[^./]/ }, async ({ path: specifier, kind, resolveDir, importer, pluginData }) => {
        if (pluginData === nested || kind === 'entry-point' || specifier.startsWith('@hookbook/')) return undefined;
        if (isBuiltin(specifier)) return { path: specifier, external: true };
        const found = await resolve(specifier, { kind, resolveDir, importer, pluginData: nested });
        return found.errors.length > 0 ? found : { path: specifierOf(found.path, folder), external: true };
      });
    },
  };
}

/** Relative, because the whole repository may be copied. */
function specifierOf(file: string, folder: string): string {
  const relative = path.relative(folder, file).split(path.sep).join('/');
  return relative.startsWith('.') ? relative : `./${relative}`;
}
