import { build } from 'esbuild';

/** Bundles and minifies a module as a consumer would. */
export async function bundle(text: string): Promise<string> {
  const result = await build({
    stdin: { contents: text, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}
