import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { consumerFolder } from './installPackages.ts';
import { ROOT } from './repository.ts';
import { type Ran, run } from './run.ts';

export interface Compiler {
  /** The package that the compiler comes in. */
  readonly compiler: 'typescript' | 'typescript-5';
  readonly moduleResolution: 'bundler' | 'node16' | 'nodenext';
}

export interface Compiled extends Ran {
  readonly folder: string;
}

const PROGRAMS = ['everyEvent.ts', 'types.ts'];

/** Compiles the programs of `consumer/` in an installed project, declarations of the packages included. */
export async function compileConsumer(project: string, { compiler, moduleResolution }: Compiler): Promise<Compiled> {
  const folder = await consumerFolder(project, `${compiler}-${moduleResolution}`, ['@types/node']);
  for (const name of PROGRAMS)
    await copyFile(fileURLToPath(new URL(`../consumer/${name}`, import.meta.url)), path.join(folder, name));
  const compilerOptions = {
    target: 'es2022',
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
