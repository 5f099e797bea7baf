import path from 'node:path';
import { run, runOrThrow } from '@hookbook/testkit/runProcess';
import type { Program } from './bundleProgram.ts';
import { installRuntime, type RuntimePackage } from './installRuntime.ts';
import { runWorker } from './runWorker.ts';

/** A program that runs JavaScript. */
export interface Runtime {
  readonly name: string;
  /** Returns the path of its program, and installs it if necessary. `undefined` if this machine need not have it. */
  readonly find: () => Promise<string | undefined>;
  /** Runs the program. Returns its report as JSON. */
  readonly run: (command: string, program: Program) => Promise<string>;
}

const TIMEOUT_MS = 60_000;
const NO_EVAL = '--disallow-code-generation-from-strings';
const PLATFORM = process.platform === 'win32' ? 'win' : process.platform;

const OLDEST_NODE: RuntimePackage = {
  name: `node-${PLATFORM}-${process.arch}`,
  version: '20.0.0',
  program: /^node-[^/]+\/bin\/node(\.exe)?$/,
};
const BUN: RuntimePackage = { name: 'bun', version: '1.4.5', program: /^@oven\/bun-[^/]+\/bin\/bun(\.exe)?$/ };
const DENO: RuntimePackage = { name: 'deno', version: '2.9.6', program: /^@deno\/[^/]+\/deno(\.exe)?$/ };
const WORKERD: RuntimePackage = {
  name: 'workerd',
  version: '1.20261117.1',
  program: /^@cloudflare\/workerd-[^/]+\/bin\/workerd(\.exe)?$/,
};

/** The runtime whose report the others must match: the Node of the repository. */
export const REFERENCE: Runtime = nodeRuntime('Node of the repository', async () => process.execPath);

/** Every supported runtime. */
export const RUNTIMES: readonly Runtime[] = [
  nodeRuntime('Node, the oldest supported', () => installRuntime(OLDEST_NODE)),
  nodeRuntime('Node of this machine', findNodeOfMachine),
  REFERENCE,
  { name: 'Bun', find: () => installRuntime(BUN), run: (bun, program) => runScript(bun, ['--no-install'], program) },
  { name: 'Deno', find: () => installRuntime(DENO), run: runDeno },
  { name: 'workerd (Cloudflare)', find: () => installRuntime(WORKERD), run: runWorker },
];

export async function versionOf(command: string): Promise<string> {
  const { stdout } = await runOrThrow(command, ['--version'], { cwd: import.meta.dirname, timeoutMs: TIMEOUT_MS });
  return /\d+[.-]\d+[.-]\d+/.exec(stdout)?.[0] ?? stdout.trim();
}

function nodeRuntime(name: string, find: Runtime['find']): Runtime {
  return { name, find, run: (command, program) => runScript(command, [NO_EVAL], program) };
}

/** Denies every permission and the network. */
function runDeno(deno: string, program: Program): Promise<string> {
  const restrictions = ['--no-prompt', '--no-remote', '--no-npm', '--no-config', '--no-lock', `--v8-flags=${NO_EVAL}`];
  return runScript(deno, ['run', ...restrictions], program);
}

async function runScript(command: string, options: readonly string[], { folder, script }: Program): Promise<string> {
  const env = { DO_NOT_TRACK: '1', DENO_NO_UPDATE_CHECK: '1', DENO_DIR: path.join(folder, '.deno') };
  const { stdout } = await runOrThrow(command, [...options, script], { cwd: folder, env, timeoutMs: TIMEOUT_MS });
  return stdout;
}

/** Finds a Node that is installed on the machine. npm puts the commands of the repository before it on PATH. */
async function findNodeOfMachine(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const PATH = folders.filter((folder) => !folder.split(path.sep).includes('node_modules')).join(path.delimiter);
  const program = 'console.log(Number(process.versions.node.split(".")[0]) >= 20 ? process.execPath : "")';
  const options = { cwd: import.meta.dirname, env: { PATH }, timeoutMs: TIMEOUT_MS };
  const result = await run('node', ['--eval', program], options).catch(() => undefined);
  return result?.stdout.trim() || undefined;
}
