import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GeneratedFile } from '@hookbook/contract';
import { build, type Plugin } from 'esbuild';

export interface BundleOptions {
  readonly minify?: boolean;
}

interface BundleInput extends BundleOptions {
  /** The text of a module that imports from the files. */
  readonly entry: string;
  /** The folder that the files would be written to, so that what they import is found. */
  readonly folder: string;
}

/** Bundles generated files, which need not be on disk, as the bundler of a consumer would. */
export async function bundleGenerated(
  files: readonly GeneratedFile[],
  { entry, folder, minify = false }: BundleInput,
): Promise<string> {
  const result = await build({
    stdin: { contents: entry, resolveDir: folder, sourcefile: 'entry.ts', loader: 'ts' },
    bundle: true,
    minify,
    format: 'esm',
    write: false,
    plugins: [serveFromMemory(files, folder)],
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

function serveFromMemory(files: readonly GeneratedFile[], folder: string): Plugin {
  const textByPath = new Map(files.map((file) => [path.join(folder, file.path), file.text]));
  return {
    name: 'generated files',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, (specifier) => ({
        path: path.resolve(specifier.resolveDir, specifier.path),
        sideEffects: false,
      }));
      onLoad({ filter: /./ }, (module) => {
        const contents = textByPath.get(module.path);
        return contents === undefined ? undefined : { contents, loader: 'ts', resolveDir: path.dirname(module.path) };
      });
    },
  };
}

export type Exports = Readonly<Record<string, unknown>>;

/** Imports a module from its text. */
export async function importText(text: string): Promise<Exports> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-generated-'));
  try {
    const file = path.join(folder, 'module.mjs');
    await writeFile(file, text);
    return await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
