import { gzipSync } from 'node:zlib';
import { formatTable } from '@hookbook/testkit/formatTable';
import { build } from 'esbuild';

/** Programs of a consumer. The validators are not counted: their size is that of the events. */
const PROGRAMS: Readonly<Record<string, string>> = {
  '@hookbook/receiver/dynamic': `import { createReceiver } from '@hookbook/receiver/dynamic';
    export const { fetch } = createReceiver({ secret: globalThis.secret, on: { 'user.created': console.log, otherwise() {} } });`,
  '@hookbook/receiver/platform': `import { createReceiver } from '@hookbook/receiver/platform';
    export const { fetch } = createReceiver({ secret: globalThis.secret, on: { 'user.created': console.log, otherwise() {} } });`,
  '@hookbook/webhook: createVerifier': `export { createVerifier } from '@hookbook/webhook';`,
};

/** Prints the sizes of bundled and minified code. */
export async function measureBundles(): Promise<void> {
  const rows: string[][] = [['', 'minified', 'and gzip']];
  for (const [name, program] of Object.entries(PROGRAMS)) {
    const code = await bundle(program);
    rows.push([name, kilobytes(code.length), kilobytes(gzipSync(code, { level: 9 }).length)]);
  }
  console.log(
    `\n${formatTable(rows, { title: 'the code for one provider, without its validators', alignment: 'right' })}`,
  );
}

/** Bundles and minifies a program for production, without the validators. */
export async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    external: ['@hookbook/validators/*'],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
