import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Compiler, compile } from '@hookbook/testkit/compile';
import type { GeneratedArtifacts } from './artifacts.ts';
import type { StageResult } from './stage.ts';

const PACKAGES = ['types', 'validators', 'receiver', 'mock-server'] as const;
const COMPILERS: readonly Compiler[] = ['typescript-5', 'typescript'];

/** Compiles generated TypeScript as a part of its packages, under every supported compiler. Counts the files that compile. */
export type CompileArtifacts = (artifacts: GeneratedArtifacts) => Promise<StageResult>;

/** Reads the hand-written code of the packages once. */
export async function createCompiler(): Promise<CompileArtifacts> {
  const written = Object.assign({}, ...(await Promise.all(PACKAGES.map(handWrittenFiles))));
  return async (artifacts) => {
    const generated = PACKAGES.flatMap((name) =>
      artifacts[name].map((file) => [`${name}/src/gen/${file.path}`, file.text] as const),
    );
    const files = { ...written, ...Object.fromEntries(generated) };
    const results = await Promise.all(
      COMPILERS.map(async (compiler) => {
        const errors = await compile(files, compiler, OPTIONS);
        return errors.map((error) => `${compiler}: ${error}`);
      }),
    );
    return { count: generated.length, failures: results.flat() };
  };
}

const OPTIONS = {
  lib: ['es2023', 'es2024.string', 'dom', 'dom.iterable', 'dom.asynciterable'],
  paths: {
    '@hookbook/types': ['./types/src/index.ts'],
    '@hookbook/types/*': ['./types/src/gen/*.ts'],
    '@hookbook/validators': ['./validators/src/index.ts'],
    '@hookbook/validators/*': ['./validators/src/gen/*.ts'],
    '@hookbook/webhook': [declarationsOf('index')],
    '@hookbook/webhook/diagnose': [declarationsOf('diagnosis/diagnose')],
    '@hookbook/webhook/scheme': [declarationsOf('scheme')],
    '@hookbook/webhook/x-webhook': [declarationsOf('x-webhook/index')],
  },
};

/** The files of a package that generated code imports. What needs Node is not among them. */
async function handWrittenFiles(name: (typeof PACKAGES)[number]): Promise<Readonly<Record<string, string>>> {
  const source = fileURLToPath(new URL('src', import.meta.resolve(`@hookbook/${name}/package.json`)));
  const names = await readdir(source, { recursive: true });
  const imported = names.filter((file) => file.endsWith('.ts') && !file.startsWith('gen') && isImported(name, file));
  const entries = imported.map(async (file) => {
    const text = await readFile(path.join(source, file), 'utf8');
    return [`${name}/src/${file.split(path.sep).join('/')}`, text] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The mock server is a program for Node; its generated code imports only types. */
function isImported(name: string, file: string): boolean {
  if (name === 'receiver') return !file.startsWith('adapters');
  return name !== 'mock-server' || file === path.join('catalogue', 'provider.ts');
}

/** The declarations of the package of signature schemes. */
function declarationsOf(module: string): string {
  return fileURLToPath(new URL(`dist/${module}.d.ts`, import.meta.resolve('@hookbook/webhook/package.json')));
}
