import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);
const run = promisify(execFile);

export type Compiler = 'typescript' | 'typescript-5';

/** Compiler options that differ from the strictest mode without a platform. */
export interface CompilerOptions {
  readonly lib?: readonly string[];
  /** By the name of an import, relative to the root of the files. */
  readonly paths?: Readonly<Record<string, readonly string[]>>;
}

/** Type-checks TypeScript files, by path, as one program in the strictest mode. Returns the errors, none for a correct program. */
export async function compile(
  files: Readonly<Record<string, string>>,
  compiler: Compiler = 'typescript',
  options: CompilerOptions = {},
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hookbook-types-'));
  try {
    const all = { ...files, 'tsconfig.json': tsconfig(options), 'package.json': '{ "type": "module" }' };
    for (const [path, text] of Object.entries(all)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return await errorsIn(folder, compiler);
  } finally {
    await rm(folder, { recursive: true });
  }
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

function tsconfig(options: CompilerOptions): string {
  const compilerOptions = {
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
    ...options,
  };
  return JSON.stringify({ compilerOptions, include: ['**/*.ts'] });
}
