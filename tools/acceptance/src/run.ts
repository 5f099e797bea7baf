import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './repository.ts';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const child = start(command, args, options);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const code = await closed(child);
  return { code, stdout: stdout(), stderr: stderr() };
}

function closed(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** Runs a program that has to succeed; what it printed is in the error if it does not. */
export async function runWell(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const ran = await run(command, args, options);
  if (ran.code === 0) return ran;
  throw new Error(
    `${[command, ...args].join(' ')} ended with ${ran.code} in ${options.cwd}\n${ran.stdout}${ran.stderr}`,
  );
}

export function start(command: string, args: readonly string[], { cwd, env = {} }: RunOptions): ChildProcess {
  return spawn(command, args, { cwd, env: { ...plainEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Of the environment of this run only what a person's shell has too: nothing of npm's, nothing of the test runner's. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(npm_|vitest|vite_|turbo_|hookbook_|node_(env|options|path|v8_coverage)|(test|dev|prod|mode|ssr|base_url|init_cwd)$)/i.test(
        name,
      ),
  );
  return {
    ...Object.fromEntries(inherited),
    PATH: `${path.join(ROOT, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    NO_COLOR: '1',
    TURBO_TELEMETRY_DISABLED: '1',
  };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** Starts a program that serves until it is interrupted, interrupts it once it has said how to stop, and gives its end. */
export async function runUntilReady(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const child = start(command, args, options);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  child.stdout?.on('data', () => stdout().includes('Ctrl+C') && child.kill('SIGINT'));
  const code = await closed(child);
  return { code, stdout: stdout(), stderr: stderr() };
}
