import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { GeneratedFile } from '@hookbook/contract';

const require = createRequire(import.meta.url);
const run = promisify(execFile);

export type Compiler = 'typescript' | 'typescript-5';

/** Type-checks files as one program, in the strictest mode. Returns the errors, none for a correct program. */
export async function compile(
  files: Readonly<Record<string, string>>,
  compiler: Compiler = 'typescript',
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hookbook-types-'));
  try {
    const all = { ...files, 'tsconfig.json': TSCONFIG, 'package.json': '{ "type": "module" }' };
    for (const [path, text] of Object.entries(all)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return await errorsIn(folder, compiler);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Generated files by path, in `gen/` and with the hand-written module that they import. */
export async function inPackage(files: readonly GeneratedFile[]): Promise<Record<string, string>> {
  const unknownEventType = new URL('../../../../packages/types/src/unknownEventType.ts', import.meta.url);
  return {
    'unknownEventType.ts': await readFile(unknownEventType, 'utf8'),
    ...Object.fromEntries(files.map(({ path, text }) => [`gen/${path}`, text])),
  };
}

async function errorsIn(folder: string, compiler: Compiler): Promise<string[]> {
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc');
  try {
    await run(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { cwd: folder, maxBuffer: 1e9 });
    return [];
  } catch (error) {
    const { stdout } = error as { stdout: string };
    const lines = stdout.split('\n').filter((line) => /error TS\d+/.test(line));
    if (lines.length === 0) throw error;
    return lines;
  }
}

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023'],
    module: 'nodenext',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    isolatedModules: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  },
  include: ['**/*.ts'],
});
