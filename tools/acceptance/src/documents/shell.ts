import path from 'node:path';
import { type RunResult, run, startProcess } from '@hookbook/testkit/runProcess';
import type { Snippet } from './readDocuments.ts';

/** Splits a snippet into commands. A line that ends with a backslash continues on the next line. */
export function commandsOf({ text }: Pick<Snippet, 'text'>): readonly string[] {
  return text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Removes a comment at the end of a command. */
export function withoutComment(command: string): string {
  return command.replace(/\s+# .*$/, '');
}

/** How to run the commands and programs of a document. */
export interface SnippetContext {
  readonly cwd: string;
  /** The port of a receiver. Snippets expect one on port 3000. */
  readonly port: number;
  readonly secret: string;
}

/** Runs one command as a person would in a terminal. A server is stopped as soon as it is ready. */
export async function runCommand(command: string, { cwd, port, secret }: SnippetContext): Promise<RunResult> {
  const options = { cwd, env: { SECRET: secret, WEBHOOK_SECRET: secret } };
  const server = /^npx (hookbook-(?:mock serve|docs)\b.*)/.exec(withoutComment(command))?.[1];
  if (server === undefined) return run('sh', ['-c', withPort(command, port)], options);
  const [name = '', ...args] = server.split(' ');
  const running = startProcess(path.join(cwd, 'node_modules/.bin', name), [...args, '--port', '0'], options);
  // A server that ends before it is ready shows so by its exit code.
  await running.waitForOutput('Ctrl+C').catch(() => undefined);
  running.child.kill('SIGINT');
  return running.ended;
}

/** Replaces port 3000 of this machine by another port. */
export function withPort(text: string, port: number): string {
  return text.replaceAll(/\b(localhost|127\.0\.0\.1):3000\b/g, `127.0.0.1:${port}`);
}

/** Whether a program printed what a snippet shows. `…` in the snippet stands for any text. */
export function matchesOutput(shown: string, printed: string): boolean {
  const parts = shown
    .trim()
    .split('…')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*?')}$`).test(printed.trim().replaceAll(/[ \t]+$/gm, ''));
}
