import { spawn } from 'node:child_process';

export interface ExecuteOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds; a minute where not given. */
  readonly timeout?: number;
}

/** What a program prints. Fails, with what it complained about, where the program does, or takes too long. */
export function execute(
  command: string,
  args: readonly string[],
  { cwd, env, timeout = 60_000 }: ExecuteOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...plainEnvironment(), ...env }, timeout });
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(stdout());
      const how = signal ? `was ended by ${signal}` : `ended with ${code}`;
      return reject(new Error(`${command} ${args[0] ?? ''} ${how}: ${complaint(stderr() || stdout())}`));
    });
  });
}

/** Nothing of npm's: what one npm is configured with is not meant for another that it starts. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|node_options$)/i.test(name)));
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** From the first line that speaks of an error. */
function complaint(text: string): string {
  const lines = text.trim().split('\n');
  const first = lines.findIndex((line) => /error/i.test(line));
  return lines
    .slice(Math.max(first, 0))
    .slice(0, 4)
    .map((line) => line.trim())
    .join(' ')
    .slice(0, 600);
}
