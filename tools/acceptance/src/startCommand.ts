import type { ChildProcess } from 'node:child_process';
import { start } from './run.ts';

export interface Started {
  /** What was printed until the servers were ready. */
  readonly text: string;
  readonly docs: string;
  readonly mock: string;
  /** Interrupts as Ctrl+C does, and gives the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** `npm start` in a copy, without npm in between. */
export async function startCommand(copy: string, args: readonly string[]): Promise<Started> {
  const child = start('node', ['tools/start/src/main.ts', ...args], { cwd: copy });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const text = await textUntilReady(child, ended);
  const stop = async () => {
    child.kill('SIGINT');
    return ended;
  };
  return { text, docs: urlAfter(text, 'Documentation'), mock: urlAfter(text, 'Mock server'), stop };
}

async function textUntilReady(child: ChildProcess, ended: Promise<unknown>): Promise<string> {
  let text = '';
  const ready = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('Stop with Ctrl+C')) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
  await Promise.race([ready, ended]);
  return text;
}

function urlAfter(text: string, label: string): string {
  const url = new RegExp(`${label} +(http://\\S+)`).exec(text)?.[1];
  if (!url) throw new Error(`npm start told no URL of the ${label}:\n${text}`);
  return url;
}
