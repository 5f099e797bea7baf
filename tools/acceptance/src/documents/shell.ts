import path from 'node:path';
import { type Ran, run, runUntilReady } from '../run.ts';
import type { Fence } from './readDocuments.ts';

/** The commands of a snippet, one by one; a line that ends with a backslash goes on in the next. */
export function commandsOf({ text }: Pick<Fence, 'text'>): readonly string[] {
  return text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** A command without the remark behind it. */
export function withoutRemark(command: string): string {
  return command.replace(/\s+# .*$/, '');
}

/** Where snippets are run. */
export interface Place {
  readonly cwd: string;
  /** The port that stands in for 3000, where the snippets expect a receiver. */
  readonly port: number;
  readonly secret: string;
}

/** Runs one command as a person would in a terminal there. A server is stopped as soon as it serves. */
export async function runCommand(command: string, { cwd, port, secret }: Place): Promise<Ran> {
  const options = { cwd, env: { SECRET: secret, WEBHOOK_SECRET: secret } };
  const server = /^npx (hookbook-(?:mock serve|docs)\b.*)/.exec(withoutRemark(command))?.[1];
  if (server === undefined) return run('sh', ['-c', withPort(command, port)], options);
  const [name = '', ...args] = server.split(' ');
  return runUntilReady(path.join(cwd, 'node_modules/.bin', name), [...args, '--port', '0'], options);
}

export function withPort(text: string, port: number): string {
  return text.replaceAll(/\b(localhost|127\.0\.0\.1):3000\b/g, `127.0.0.1:${port}`);
}

/** Whether a text is what a snippet shows; `…` in it stands for anything. */
export function matches(shown: string, text: string): boolean {
  const parts = shown
    .trim()
    .split('…')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*?')}$`).test(text.trim().replaceAll(/[ \t]+$/gm, ''));
}
