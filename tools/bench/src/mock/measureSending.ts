import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDelivery, send } from '@hookbook/mock-server';
import { formatTable } from '@hookbook/testkit/formatTable';
import { installLibraries } from '@hookbook/testkit/installLibraries';
import { median } from '../median.ts';

const ROUNDS = 5;
const DELIVERIES = 10_000;
const AT_ONCE = 50;
const SECRET = 'a secret for tests';

/** What the benchmark knows of undici. */
interface Undici {
  readonly Pool: new (
    origin: string,
    options: { readonly connections: number },
  ) => {
    readonly request: (
      options: object,
    ) => Promise<{ readonly statusCode: number; readonly body: { dump: () => Promise<unknown> } }>;
    readonly close: () => Promise<void>;
  };
}

interface Measured {
  readonly perSecond: number;
  /** Microseconds of processor time of the sender. */
  readonly cpu: number;
}

/** Measures how many deliveries the mock server sends, beside a bare `Pool` of undici, to the same receiver in the same run. */
export async function measureSending(): Promise<void> {
  const receiver = fork(fileURLToPath(new URL('receiver.js', import.meta.url)));
  try {
    const [port] = (await once(receiver, 'message')) as [number];
    await compare(`http://127.0.0.1:${port}`);
  } finally {
    stop(receiver);
  }
}

function stop(receiver: ChildProcess): void {
  receiver.kill();
}

async function compare(origin: string): Promise<void> {
  const folder = path.join(
    fileURLToPath(new URL('../../../..', import.meta.url)),
    'node_modules/.cache/hookbook-bench',
  );
  const importPackage = await installLibraries(path.join(folder, 'sending'), ['undici@8.13.1']);
  const { Pool } = await importPackage<Undici>('undici');
  const pool = new Pool(origin, { connections: AT_ONCE });
  const url = `${origin}/webhooks`;
  const options = { provider: 'dynamic', event: 'user.created', secret: SECRET } as const;
  const one = createDelivery(options);
  const headers = { ...one.headers };
  const senders: Readonly<Record<string, () => Promise<unknown>>> = {
    'undici Pool': async () => {
      const { body } = await pool.request({ method: 'POST', path: '/webhooks', headers, body: one.body });
      await body.dump();
    },
    'send(delivery)': () => send(one, url),
    'createDelivery, send': () => send(createDelivery(options), url),
    'createDelivery alone': async () => createDelivery(options),
  };
  const results = new Map<string, Measured[]>(Object.keys(senders).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, sender] of Object.entries(senders)) {
      const measured = await measure(sender);
      // The first round is not counted: the engine optimises the code in it.
      if (round > 0) results.get(name)?.push(measured);
    }
  await pool.close();
  print(results);
}

async function measure(sender: () => Promise<unknown>): Promise<Measured> {
  const before = process.cpuUsage();
  const started = performance.now();
  let left = DELIVERIES;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      await sender();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: DELIVERIES / seconds, cpu: (user + system) / DELIVERIES };
}

function print(results: ReadonlyMap<string, readonly Measured[]>): void {
  const medians = [...results].map(([name, rounds]) => ({
    name,
    perSecond: median(rounds.map((round) => round.perSecond)),
    cpu: median(rounds.map((round) => round.cpu)),
  }));
  const [pool] = medians;
  const rows = medians.map(({ name, perSecond, cpu }) => [
    ...[name, `${Math.round(perSecond)} /s`, `${(perSecond / (pool?.perSecond ?? 1)).toFixed(2)} ×`],
    ...[`${cpu.toFixed(0)} µs`, `${(cpu / (pool?.cpu ?? 1)).toFixed(2)} ×`],
  ]);
  const title = `deliveries of ${DELIVERIES}, ${AT_ONCE} at once: per second, and processor time of the sender`;
  console.log(`\n${formatTable(rows, { title, alignment: 'right' })}`);
}
