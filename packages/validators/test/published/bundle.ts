import { build, type Plugin } from 'esbuild';
import { PACKAGE } from './dist.ts';

/** Bundles a program that imports the package by its name, as a web page or a worker would. */
export async function bundle(program: string, plugins: readonly Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: PACKAGE, sourcefile: 'program.ts', loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'silent',
    plugins: [...plugins],
  });
  return outputFiles[0]?.text ?? '';
}
