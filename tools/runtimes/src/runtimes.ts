import path from 'node:path';
import type { Program } from './bundleProgram.ts';
import { execute } from './execute.ts';
import { installed, type Packaged } from './install.ts';
import { askWorker } from './workerd.ts';

/** Something that runs JavaScript. */
export interface Runtime {
  readonly name: string;
  /** The path of its program, installed if need be. `undefined` if this machine does without it. */
  readonly find: () => Promise<string | undefined>;
  /** Gives what the program says about all cases, as JSON. */
  readonly run: (command: string, program: Program) => Promise<string>;
}

const NO_EVAL = '--disallow-code-generation-from-strings';
const PLATFORM = process.platform === 'win32' ? 'win' : process.platform;

const OLDEST_NODE: Packaged = {
  name: `node-${PLATFORM}-${process.arch}`,
  version: '20.0.0',
  program: /^node-[^/]+\/bin\/node(\.exe)?$/,
};
const BUN: Packaged = { name: 'bun', version: '1.4.5', program: /^@oven\/bun-[^/]+\/bin\/bun(\.exe)?$/ };
const DENO: Packaged = { name: 'deno', version: '2.9.6', program: /^@deno\/[^/]+\/deno(\.exe)?$/ };
const WORKERD: Packaged = {
  name: 'workerd',
  version: '1.20261117.1',
  program: /^@cloudflare\/workerd-[^/]+\/bin\/workerd(\.exe)?$/,
};

/** The one that the others are compared with: the repository's own. */
export const REFERENCE: Runtime = node('Node of the repository', async () => process.execPath);

/** Wherever the validators are promised to run. */
export const RUNTIMES: readonly Runtime[] = [
  node('Node, the oldest promised', () => installed(OLDEST_NODE)),
  node('Node of this machine', nodeOfMachine),
  REFERENCE,
  { name: 'Bun', find: () => installed(BUN), run: (bun, program) => script(bun, ['--no-install'], program) },
  { name: 'Deno', find: () => installed(DENO), run: runDeno },
  { name: 'workerd (Cloudflare)', find: () => installed(WORKERD), run: askWorker },
];

export async function versionOf(command: string): Promise<string> {
  const printed = await execute(command, ['--version'], { cwd: import.meta.dirname });
  return /\d+[.-]\d+[.-]\d+/.exec(printed)?.[0] ?? printed.trim();
}

function node(name: string, find: Runtime['find']): Runtime {
  return { name, find, run: (command, program) => script(command, [NO_EVAL], program) };
}

/** Without any permission and without network. */
function runDeno(deno: string, program: Program): Promise<string> {
  const closed = ['--no-prompt', '--no-remote', '--no-npm', '--no-config', '--no-lock', `--v8-flags=${NO_EVAL}`];
  return script(deno, ['run', ...closed], program);
}

function script(command: string, options: readonly string[], { folder, script }: Program): Promise<string> {
  const quiet = { NO_COLOR: '1', DO_NOT_TRACK: '1', DENO_NO_UPDATE_CHECK: '1', DENO_DIR: path.join(folder, '.deno') };
  return execute(command, [...options, script], { cwd: folder, env: quiet });
}

/** The Node from 20 on that is there without the repository, whose programs npm puts before all others. */
async function nodeOfMachine(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const PATH = folders.filter((folder) => !folder.split(path.sep).includes('node_modules')).join(path.delimiter);
  const print = 'console.log(Number(process.versions.node.split(".")[0]) >= 20 ? process.execPath : "")';
  const found = await execute('node', ['--eval', print], { cwd: import.meta.dirname, env: { PATH } }).catch(() => '');
  return found.trim() || undefined;
}
