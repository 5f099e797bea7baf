import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RunResult, run } from '@hookbook/testkit/runProcess';
import { ROOT } from '../repository.ts';
import { createConsumer } from './installPackages.ts';

export interface CompilerOptions {
  /** The npm package of the compiler. */
  readonly compiler: 'typescript' | 'typescript-5';
  readonly moduleResolution: 'bundler' | 'node16' | 'nodenext';
}

export interface CompiledConsumer extends RunResult {
  readonly folder: string;
}

const PROGRAMS = ['everyEvent.ts', 'types.ts'];

/** Compiles the programs of `consumer/` in an installed project, with the declarations of the packages. */
export async function compileConsumer(
  project: string,
  { compiler, moduleResolution }: CompilerOptions,
): Promise<CompiledConsumer> {
  const folder = await createConsumer(project, `${compiler}-${moduleResolution}`, ['@types/node']);
  for (const name of PROGRAMS)
    await copyFile(fileURLToPath(new URL(`../../consumer/${name}`, import.meta.url)), path.join(folder, name));
  const compilerOptions = {
    target: 'es2022',
    // Without the types of a browser, because a receiver runs in Node. Bundlers are used for both.
    ...(moduleResolution !== 'bundler' && { lib: ['es2022'] }),
    module: { bundler: 'esnext', node16: 'node20', nodenext: 'nodenext' }[moduleResolution],
    moduleResolution,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    resolveJsonModule: true,
    skipLibCheck: false,
    outDir: 'built',
    types: ['node'],
  };
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: PROGRAMS }));
  const tsc = path.join(ROOT, 'node_modules', compiler, 'bin/tsc');
  return { folder, ...(await run('node', [tsc, '-p', folder], { cwd: folder })) };
}
