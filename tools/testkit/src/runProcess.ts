import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunOptions {
  readonly cwd: string;
  /** Variables to add to the clean environment, or to replace in it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Kill the program after this time. Without it the program may run for ever. */
  readonly timeoutMs?: number;
}

export interface RunResult {
  /** The exit code, or `null` if a signal ended the program. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProcess {
  readonly child: ChildProcess;
  /** Everything that the program has printed to stdout so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the whole of stdout as soon as it contains the text. Rejects if the program ends before. */
  readonly waitForOutput: (text: string) => Promise<string>;
  /** Resolves when the program has ended. Rejects if it cannot be started. */
  readonly ended: Promise<RunResult>;
}

/** A program failed. The message contains everything that it printed. */
export class ProcessError extends Error {
  override readonly name = 'ProcessError';
  /** The name of the program, without arguments. */
  readonly command: string;
  readonly result: RunResult;

  constructor(command: string, args: readonly string[], cwd: string, result: RunResult) {
    const ending = result.signal ? `was ended by ${result.signal}` : `ended with ${result.code}`;
    super(`${[command, ...args].join(' ')} ${ending} in ${cwd}\n${result.stdout}${result.stderr}`);
    this.command = path.basename(command);
    this.result = result;
  }
}

/** Starts a program in a clean environment, without waiting for its end. */
export function startProcess(command: string, args: readonly string[], options: RunOptions): RunningProcess {
  const { cwd, env, timeoutMs } = options;
  const child = spawn(command, args, {
    cwd,
    env: { ...childEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(timeoutMs !== undefined && { timeout: timeoutMs }),
  });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const ended = new Promise<RunResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout: stdout(), stderr: stderr() }));
  });
  // Whoever awaits `ended` gets the error; a caller that does not must not end by an unhandled rejection.
  ended.catch(() => {});
  const waitForOutput = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const check = () => stdout().includes(text) && resolve(stdout());
      child.stdout.on('data', check);
      check();
      ended.then((result) => reject(new ProcessError(command, args, cwd, result)), reject);
    });
  return { child, stdout, stderr, waitForOutput, ended };
}

/** Runs a program to its end, whatever its exit code. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return startProcess(command, args, options).ended;
}

/** Runs a program that has to succeed. Throws a `ProcessError` if it does not. */
export async function runOrThrow(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const result = await run(command, args, options);
  if (result.code === 0) return result;
  throw new ProcessError(command, args, options.cwd, result);
}

const BIN = fileURLToPath(new URL('../../../node_modules/.bin', import.meta.url));

/** Variables that npm, Turborepo, Vitest and the tests themselves set, and that a person's shell does not have. */
const INHERITED_FROM_TOOLS =
  /^(npm_|vitest|vite_|turbo_|hookbook_|node_(env|options|path|v8_coverage|compile_cache)|(test|dev|prod|mode|ssr|base_url|init_cwd|force_color)$)/i;

/** The environment of a person's shell, with the commands of this repository on PATH and without colours. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !INHERITED_FROM_TOOLS.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: `${BIN}${path.delimiter}${process.env.PATH ?? ''}`,
    NO_COLOR: '1',
    TURBO_TELEMETRY_DISABLED: '1',
  };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
