import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { catalogue, createDelivery, send } from '@hookbook/mock-server';
import { findFreePort } from '@hookbook/testkit/receiver';
import { type RunningProcess, type RunResult, run, startProcess } from '@hookbook/testkit/runProcess';
import { type SnippetContext, withPort } from './shell.ts';

const OTHER_SECRET = 'whsec_YW5vdGhlciBzZWNyZXQgYWx0b2dldGhlcg==';
const POLL_INTERVAL_MS = 50;
const MAX_POLLS = 200;

/** Runs a program to its end. */
export async function runProgram(file: string, { port, secret }: Omit<SnippetContext, 'cwd'>): Promise<RunResult> {
  await replacePorts(file, port);
  return run('node', [file], { cwd: path.dirname(file), env: environmentOf(secret) });
}

/** Whether a program is a server on port 3000, which does not end. */
export function isServer(code: string): boolean {
  return /\.listen\(3000\b/.test(code);
}

/** How a receiver responded to every event of the providers that it imports. */
export interface ReceiverResponses {
  /** Status codes for deliveries with a valid signature. */
  readonly signed: readonly number[];
  /** Status codes for the same deliveries, signed with another secret. */
  readonly forged: readonly number[];
}

/** Runs a receiver on a free port and sends events to it. */
export async function testReceiver(file: string, code: string, secret: string): Promise<ReceiverResponses> {
  const port = await findFreePort();
  await replacePorts(file, port);
  const program = startProcess('node', [file], { cwd: path.dirname(file), env: environmentOf(secret) });
  try {
    const url = `http://127.0.0.1:${port}/webhooks`;
    await waitUntilListening(url, program);
    const signed = await sendEvents(code, url, secret);
    const forged = await sendEvents(code, url, OTHER_SECRET);
    return { signed, forged };
  } finally {
    program.child.kill();
  }
}

async function sendEvents(code: string, url: string, secret: string): Promise<readonly number[]> {
  const imported = Array.from(code.matchAll(/@hookbook\/(?:validators|receiver)\/([\w-]+)/g), ([, name]) => name);
  const statuses: number[] = [];
  for (const { name, events } of catalogue.filter((provider) => imported.includes(provider.name))) {
    for (const { type } of events) {
      const { attempts } = await send(createDelivery({ provider: name, event: type, secret }), url);
      statuses.push(attempts[0]?.status ?? 0);
    }
  }
  return statuses;
}

async function waitUntilListening(url: string, { child, stderr }: RunningProcess): Promise<void> {
  for (let poll = 0; poll < MAX_POLLS; poll++) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The program ended:\n${stderr()}`);
    const isListening = await fetch(url, { method: 'OPTIONS' }).then(
      () => true,
      () => false,
    );
    if (isListening) return;
    await delay(POLL_INTERVAL_MS);
  }
  throw new Error(`Nothing listens at ${url}.`);
}

async function replacePorts(file: string, port: number): Promise<void> {
  const code = withPort(await readFile(file, 'utf8'), port)
    .replaceAll(/\.listen\(3000\b/g, `.listen(${port}`)
    .replaceAll(/\.listen\(4\d{3}\b/g, '.listen(0');
  await writeFile(file, code);
}

function environmentOf(secret: string): Readonly<Record<string, string>> {
  return { WEBHOOK_SECRET: secret, DYNAMIC_SECRET: secret };
}
