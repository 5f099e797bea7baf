import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { execute } from './execute.ts';

/** Git does not see it, and neither does the installation of the repository. */
export const CACHE = path.join(import.meta.dirname, '../.cache');

/** A runtime as npm has it. */
export interface Packaged {
  readonly name: string;
  readonly version: string;
  /** The program inside of `node_modules`, with `/`. It lies in a package for the platform. */
  readonly program: RegExp;
}

/** The path of the program, which is installed on its first use. Scripts of packages do not run: the programs need none. */
export async function installed({ name, version, program }: Packaged): Promise<string> {
  const folder = path.join(CACHE, `${name}-${version}`);
  const found = (await findProgram(folder, program)) ?? (await install(folder, `${name}@${version}`, program));
  if (found) return found;
  throw new Error(`${name}@${version} has no program for ${process.platform} ${process.arch}`);
}

/** The folder gets its name when all is in it: what was interrupted is not taken for installed. */
async function install(folder: string, wanted: string, program: RegExp): Promise<string | undefined> {
  console.error(`Installing ${wanted} …`);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const args = ['install', '--prefix', unfinished, ...options, wanted];
  await execute('npm', args, { cwd: unfinished, timeout: 600_000 });
  await rename(unfinished, folder);
  return findProgram(folder, program);
}

async function findProgram(folder: string, program: RegExp): Promise<string | undefined> {
  const modules = path.join(folder, 'node_modules');
  const files = await readdir(modules, { recursive: true }).catch(() => []);
  const file = files.find((each) => program.test(each.split(path.sep).join('/')));
  return file && path.join(modules, file);
}
