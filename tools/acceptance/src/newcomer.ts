import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ran, run, runWell } from './run.ts';

/** Puts the files of `newcomer/<name>/` where somebody who edits the copy would have written them. */
export async function addFiles(copy: string, name: string): Promise<void> {
  await cp(fileURLToPath(new URL(`../newcomer/${name}`, import.meta.url)), copy, { recursive: true });
}

/** Replaces a piece of a file, which must be there once. */
export async function edit(copy: string, file: string, from: string, to: string): Promise<void> {
  const name = path.join(copy, file);
  const pieces = (await readFile(name, 'utf8')).split(from);
  if (pieces.length !== 2) throw new Error(`${file} has ${JSON.stringify(from)} ${pieces.length - 1} times.`);
  await writeFile(name, pieces.join(to));
}

/** Compiles every package that is built from TypeScript. */
export async function buildPackages(copy: string): Promise<void> {
  const workspaces = ['types', 'validators', 'mock-server', 'docs'].map((name) => `--workspace=packages/${name}`);
  await runWell('npm', ['run', 'build', ...workspaces], { cwd: copy });
}

/** What is wrong with a program in the copy's folder `consumer`, as the compiler says it; empty if nothing is. */
export async function compile(copy: string, file: string): Promise<string> {
  const config = path.join(copy, 'consumer', `tsconfig.${path.parse(file).name}.json`);
  await writeFile(
    config,
    JSON.stringify({
      extends: '../tsconfig.base.json',
      compilerOptions: { noEmit: true, types: [], skipLibCheck: false },
      files: [file],
    }),
  );
  const { code, stdout } = await run('tsc', ['-p', config], { cwd: copy });
  return code === 0 ? '' : stdout;
}

/** The value that a module in the copy gives to `print`, as plain data. */
export async function evaluate<Value>(copy: string, code: string): Promise<Value> {
  const program = `const print = (value) => console.log(JSON.stringify(value));\n${code}`;
  const { stdout } = await runWell('node', ['--input-type=module', '--eval', program], { cwd: copy });
  return JSON.parse(stdout) as Value;
}

/** Runs one of the repository's commands as its readme says. */
export function npx(copy: string, ...args: readonly string[]): Promise<Ran> {
  return run('npx', ['--no-install', ...args], { cwd: copy });
}
