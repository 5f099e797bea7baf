import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type RunOptions, runOrThrow } from '@hookbook/testkit/runProcess';
import { sendEvent } from '../checkArtifacts.ts';
import {
  COMPILERS,
  type CompilerSetup,
  compilerArgs,
  compilerSetup,
  RECEIVED,
  SUBPATHS,
} from '../packages/consumerSetups.ts';
import { createSetup, type Setup } from '../packages/createSetup.ts';
import { publishedWorkspaces, readManifest } from '../repository.ts';

/** A project that installs the packages, and what it does with them. */
export interface Project {
  readonly name: string;
  readonly setup: Setup;
  /** Throws unless the packages work in this folder. */
  readonly check: (folder: string) => Promise<void>;
}

const NAMES = publishedWorkspaces().map(({ manifest }) => manifest.name);

const esModules: Project = {
  name: 'ES modules, run by Node',
  setup: { type: 'module', files: ['receive.ts'] },
  check: (folder) => checkReceiver(folder, ['--no-warnings', 'receive.ts']),
};

const commonjs: Project = {
  name: 'CommonJS, every subpath by require',
  setup: { type: 'commonjs', files: ['receive.cjs'] },
  async check(folder) {
    const args = ['--no-experimental-require-module', '--no-warnings', 'receive.cjs', ...SUBPATHS];
    const { stdout } = await runOrThrow('node', args, { cwd: folder });
    const { exported } = JSON.parse(stdout) as { readonly exported: Readonly<Record<string, readonly string[]>> };
    assert.deepEqual(Object.keys(exported), SUBPATHS);
  },
};

const commandLine: Project = {
  name: 'the command line of the mock server',
  setup: { type: 'module', files: [] },
  async check(folder) {
    const { command, received } = await sendEvent(folder, 'dynamic', 'user.created');
    assert.equal(command.code, 0, command.stderr);
    assert.equal(received.length, 1);
  },
};

/** What people do with the packages first. */
export const PROJECTS: readonly Project[] = [
  esModules,
  commonjs,
  ...COMPILERS.filter(({ options }) => options.module === 'nodenext').map(compiled),
  commandLine,
];

function compiled(setup: CompilerSetup): Project {
  return {
    name: `${setup.compiler} in a project of type ${setup.type}, ${setup.options.module}`,
    setup: compilerSetup(setup),
    async check(folder) {
      await runOrThrow('node', compilerArgs(setup.compiler, folder), { cwd: folder });
      await checkReceiver(folder, ['built/receive.js']);
    },
  };
}

/** Runs `setups/receive.ts`, in which the receiver gets events of the mock server. */
async function checkReceiver(cwd: string, args: readonly string[]): Promise<void> {
  const { stdout } = await runOrThrow('node', args, { cwd });
  const { issues, ...received } = JSON.parse(stdout) as { readonly issues: string };
  assert.deepEqual(received, RECEIVED);
  assert.match(issues, /\/eventName/);
}

/** Installs the packages by name in a new folder, which gives the version that everybody gets, and checks the project in it. */
export async function checkProject(
  { setup, check }: Project,
  folder: string,
  version: string,
  env: NonNullable<RunOptions['env']>,
): Promise<void> {
  await mkdir(folder);
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }');
  await runOrThrow('npm', ['install', '--no-audit', '--no-fund', ...NAMES], { cwd: folder, env });
  for (const name of NAMES) assert.equal(readManifest(path.join(folder, 'node_modules', name)).version, version, name);
  await check(await createSetup(folder, 'program', setup));
}
