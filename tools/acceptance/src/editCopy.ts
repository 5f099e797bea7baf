import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RunResult, run, runOrThrow } from '@hookbook/testkit/runProcess';

/** Adds the files of `edits/<name>/` to a copy of the repository, as a maintainer would write them. */
export async function addFiles(copy: string, name: string): Promise<void> {
  await cp(fileURLToPath(new URL(`../edits/${name}`, import.meta.url)), copy, { recursive: true });
}

/** Replaces a text in a file. Throws unless the file contains the text exactly once. */
export async function replaceOnce(copy: string, file: string, text: string, replacement: string): Promise<void> {
  const name = path.join(copy, file);
  const pieces = (await readFile(name, 'utf8')).split(text);
  if (pieces.length !== 2) throw new Error(`${file} contains ${JSON.stringify(text)} ${pieces.length - 1} times.`);
  await writeFile(name, pieces.join(replacement));
}

/** Compiles every package that is built from TypeScript. */
export async function buildPackages(copy: string): Promise<void> {
  const workspaces = ['types', 'validators', 'receiver', 'mock-server', 'docs'].map(
    (name) => `--workspace=packages/${name}`,
  );
  await runOrThrow('npm', ['run', 'build', ...workspaces], { cwd: copy });
}

/** Compiles a program in the folder `consumer` of the copy. Returns the compiler's errors, or an empty text. */
export async function compileProgram(copy: string, file: string): Promise<string> {
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

/** Runs a module in the copy. Returns the value that the module passes to `print`, as plain data. */
export async function evaluate<Value>(copy: string, code: string): Promise<Value> {
  const program = `const print = (value) => console.log(JSON.stringify(value));\n${code}`;
  const { stdout } = await runOrThrow('node', ['--input-type=module', '--eval', program], { cwd: copy });
  return JSON.parse(stdout) as Value;
}

/** Runs a command of the repository as its README tells people to. */
export function npx(copy: string, ...args: readonly string[]): Promise<RunResult> {
  return run('npx', ['--no-install', ...args], { cwd: copy });
}
