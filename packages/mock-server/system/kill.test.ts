import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startReceiver } from '@hookbook/testkit/receiver';
import { expect, onTestFinished, test } from 'vitest';

const KILLS = Number(process.env.HOOKBOOK_KILLS ?? 200);
const MAIN = fileURLToPath(new URL('../test/startMain.ts', import.meta.url));

interface RunningServer {
  readonly origin: string;
  readonly child: ChildProcess;
}

async function start(store: string): Promise<RunningServer> {
  const args = [MAIN, 'serve', '--port', '0', '--store', store, '--secret', 'a secret for tests'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    text += chunk.toString();
    const origin = /Open (http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1];
    if (origin) return { origin, child };
  }
  throw new Error(`The server ended: ${text}`);
}

/** Sends events until the server is killed, within so many milliseconds. Resolves to the ids of the deliveries that it has confirmed. */
async function sendUntilKilled(
  { origin, child }: RunningServer,
  url: string,
  within: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  const exit = once(child, 'exit');
  setTimeout(() => child.kill('SIGKILL'), Math.random() * within);
  const body = JSON.stringify({
    ...{ provider: 'dynamic', event: 'user.created', url, retry: 'standard', timeScale: 0.000_01 },
  });
  const send = async () => {
    for (;;) {
      const response = await fetch(`${origin}/send`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }).catch(() => undefined);
      const text = await response?.text().catch(() => undefined);
      if (!text) return;
      ids.push(JSON.parse(text).delivery.id);
    }
  };
  await Promise.all([exit, send(), send(), send()]);
  return ids;
}

async function pendingAt({ origin }: RunningServer): Promise<number> {
  const response = await fetch(`${origin}/deliveries?limit=1000`);
  const { deliveries } = JSON.parse(await response.text());
  return deliveries.filter(({ retrying }: { retrying: boolean }) => retrying).length;
}

test(`killed ${KILLS} times, the server loses no delivery, and sends none twice without its mark`, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-kill-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const store = path.join(folder, 'deliveries.jsonl');
  /** How often each event was accepted: without the mark of a redelivery, and with it. */
  const accepted = new Map<string, { plain: number; marked: number }>();
  let count = 0;
  await using receiver = await startReceiver((response, { body }) => {
    count += 1;
    const isAccepted = count % 3 !== 0;
    if (isAccepted) {
      const { messageId, redelivery } = JSON.parse(body.toString());
      const counts = accepted.get(messageId) ?? { plain: 0, marked: 0 };
      counts[redelivery === true ? 'marked' : 'plain'] += 1;
      accepted.set(messageId, counts);
    }
    response.writeHead(isAccepted ? 204 : 500).end();
  });
  const confirmed: string[] = [];
  let within = 60;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const ids = await sendUntilKilled(await start(store), receiver.url, within);
    confirmed.push(...ids);
    // A busy machine confirms nothing that soon.
    if (ids.length === 0) within *= 1.1;
  }
  const last = await start(store);
  while ((await pendingAt(last)) > 0) await wait(50);
  last.child.kill('SIGTERM');
  await once(last.child, 'exit');
  expect(confirmed.length).toBeGreaterThan(KILLS / 4);
  expect(confirmed.filter((id) => !accepted.has(id))).toEqual([]);
  expect([...accepted].filter(([, { plain }]) => plain > 1)).toEqual([]);
  const marked = [...accepted.values()].filter((counts) => counts.marked > 0).length;
  console.log(
    `${confirmed.length} confirmed deliveries, ${accepted.size} events, ${marked} of them marked, ${KILLS} kills.`,
  );
}, 1_800_000);
