import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { catalogue, createDelivery, send } from '@hookbook/mock-server';
import { type Ran, run, start } from '../run.ts';
import { type Place, withPort } from './shell.ts';

/** Runs a program that ends by itself. */
export async function runProgram(file: string, { port, secret }: Omit<Place, 'cwd'>): Promise<Ran> {
  await usePort(file, port);
  return run('node', [file], { cwd: path.dirname(file), env: environment(secret) });
}

/** A program that listens on port 3000 and goes on. */
export function isServer(code: string): boolean {
  return /\.listen\(3000\b/.test(code);
}

export interface Answers {
  /** The status codes of every event of the providers whose validators the program imports, signed. */
  readonly signed: readonly number[];
  /** Of the same events with a signature of another secret. */
  readonly forged: readonly number[];
  readonly stdout: string;
}

/** Runs a receiver on a free port and sends it events. */
export async function askServer(file: string, code: string, secret: string): Promise<Answers> {
  const port = await freePort();
  await usePort(file, port);
  const child = start('node', [file], { cwd: path.dirname(file), env: environment(secret) });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  try {
    const url = `http://127.0.0.1:${port}/webhooks`;
    await listening(
      url,
      () => child.exitCode ?? child.signalCode,
      () => stderr,
    );
    const signed = await statuses(code, url, secret);
    const forged = await statuses(code, url, 'whsec_YW5vdGhlciBzZWNyZXQgYWx0b2dldGhlcg==');
    return { signed, forged, stdout };
  } finally {
    child.kill();
  }
}

async function statuses(code: string, url: string, secret: string): Promise<readonly number[]> {
  const names = [...code.matchAll(/@hookbook\/validators\/([\w-]+)/g)].map((match) => match[1]);
  const found: number[] = [];
  for (const { name, events } of catalogue.filter((provider) => names.includes(provider.name))) {
    for (const { type } of events) {
      const { attempts } = await send(createDelivery({ provider: name, event: type, secret }), url);
      found.push(attempts[0]?.status ?? 0);
    }
  }
  return found;
}

async function listening(url: string, ended: () => unknown, errors: () => string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (ended() !== null) throw new Error(`The program ended:\n${errors()}`);
    const answered = await fetch(url, { method: 'OPTIONS' }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await delay(50);
  }
  throw new Error(`Nothing listens at ${url}`);
}

async function usePort(file: string, port: number): Promise<void> {
  const code = withPort(await readFile(file, 'utf8'), port)
    .replaceAll(/\.listen\(3000\b/g, `.listen(${port}`)
    .replaceAll(/\.listen\(4\d{3}\b/g, '.listen(0');
  await writeFile(file, code);
}

function environment(secret: string) {
  return { WEBHOOK_SECRET: secret, DYNAMIC_SECRET: secret };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
