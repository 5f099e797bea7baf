import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createDelivery } from '@hookbook/mock-server';
import { createInbox, type Inbox, type Receiver } from '@hookbook/receiver';
import { createReceiver } from '@hookbook/receiver/dynamic';
import { sqliteInbox } from '@hookbook/receiver/inbox/sqlite';
import { formatTable } from '@hookbook/testkit/formatTable';
import { median } from '../median.ts';

const SECRET = 'a secret for benchmarks';
const CONCURRENT = 64;
const DELIVERIES = 10 * CONCURRENT;
const ROUNDS = 9;

/** Measures how many deliveries a second are stored if 64 arrive at once: with a commit for each, and in groups. */
export async function measureInbox(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hookbook-bench-'));
  const grouped = openInbox(path.join(folder, 'grouped.db'));
  const receivers = {
    'a commit for each delivery': receiverWith(oneByOne(openInbox(path.join(folder, 'one.db')))),
    'commits in groups': receiverWith(grouped),
  };
  const rates = new Map(Object.keys(receivers).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, receiver] of Object.entries(receivers)) rates.get(name)?.push(await measureRate(receiver));
  rmSync(folder, { recursive: true, force: true });
  const [baseline = Number.NaN] = [...rates.values()].map(median);
  const rows = [...rates].map(([name, values]) => [
    name,
    `${Math.round(median(values))} /s`,
    `${(median(values) / baseline).toFixed(1)} ×`,
  ]);
  const title = `deliveries stored, ${CONCURRENT} at once, SQLite with synchronous = FULL`;
  console.log(`\n${formatTable(rows, { title, alignment: 'right' })}`);
}

function openInbox(file: string): Inbox {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return sqliteInbox(database);
}

function oneByOne(inbox: Inbox): Inbox {
  const append: Inbox['append'] = async (events) => {
    const added: boolean[] = [];
    for (const event of events) added.push(...(await inbox.append([event])));
    return added;
  };
  return createInbox({ ...inbox, append });
}

function receiverWith(inbox: Inbox): Receiver {
  return createReceiver({ secret: SECRET, inbox, on: { otherwise: () => {} } });
}

/** Deliveries a second. Signing them is not measured. */
async function measureRate({ receive }: Receiver): Promise<number> {
  const requests = Array.from({ length: DELIVERIES }, newRequest);
  const start = performance.now();
  let next = 0;
  const send = async () => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const { outcome } = await receive(request);
      if (outcome !== 'stored') throw new Error(`A delivery is ${outcome}.`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, send));
  return DELIVERIES / ((performance.now() - start) / 1000);
}

const { body: text, headers } = createDelivery({ provider: 'dynamic', event: 'user.created', secret: SECRET });
const payload = JSON.parse(text);

function newRequest() {
  const body = Buffer.from(JSON.stringify({ ...payload, messageId: randomUUID() }));
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  return { method: 'POST', headers: { ...headers, 'x-dynamic-signature-256': signature }, body };
}
