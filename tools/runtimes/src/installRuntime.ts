import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';

/** Ignored by Git and by the installation of the repository. */
export const CACHE = path.join(import.meta.dirname, '../.cache');

const INSTALL_TIMEOUT_MS = 600_000;

/** A runtime that npm distributes. */
export interface RuntimePackage {
  readonly name: string;
  readonly version: string;
  /** Matches the path of the program inside `node_modules`, written with `/`. It is in a package for the platform. */
  readonly program: RegExp;
}

/** Installs a runtime if it is missing. Returns the path of its program. Runs no scripts, because the program needs none. */
export async function installRuntime({ name, version, program }: RuntimePackage): Promise<string> {
  const folder = path.join(CACHE, `${name}-${version}`);
  const found = (await findProgram(folder, program)) ?? (await install(folder, `${name}@${version}`, program));
  if (found) return found;
  throw new Error(`${name}@${version} has no program for ${process.platform} ${process.arch}.`);
}

/** The folder is renamed when it is complete, so that an interrupted installation is not used. */
async function install(folder: string, specifier: string, program: RegExp): Promise<string | undefined> {
  console.error(`Installing ${specifier} …`);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const args = ['install', '--prefix', unfinished, ...options, specifier];
  await runOrThrow('npm', args, { cwd: unfinished, timeoutMs: INSTALL_TIMEOUT_MS });
  await rename(unfinished, folder);
  return findProgram(folder, program);
}

async function findProgram(folder: string, program: RegExp): Promise<string | undefined> {
  const modules = path.join(folder, 'node_modules');
  const files = await readdir(modules, { recursive: true }).catch(() => []);
  const file = files.find((name) => program.test(name.split(path.sep).join('/')));
  return file && path.join(modules, file);
}
