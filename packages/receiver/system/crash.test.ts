import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '@hookbook/testkit/receiver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DatabaseServer, HAS_POSTGRES, HAS_REDIS, MISSING, startPostgres, startRedis } from '../test/servers.ts';
import { type EffectStore, openStore } from './effects.ts';
import { type Sender, startSender } from './sender.ts';

/** How often each store's process is killed, and a hundred times as many deliveries to four processes. */
const RUNS = Number(process.env.HOOKBOOK_KILLS ?? 1000);
const PROGRAM = fileURLToPath(new URL('victim.ts', import.meta.url));

interface Store {
  readonly isInstalled: boolean;
  readonly start: () => Promise<DatabaseServer>;
  /** Whether effects are committed with their events. */
  readonly isTransactional: boolean;
}

const STORES: Readonly<Record<string, Store>> = {
  SQLite: { isInstalled: true, start: sqliteFile, isTransactional: true },
  PostgreSQL: { isInstalled: HAS_POSTGRES, start: startPostgres, isTransactional: true },
  Redis: { isInstalled: HAS_REDIS, start: startRedis, isTransactional: false },
};

if (MISSING.length > 0) console.log(`Not installed, so left out: ${MISSING.join(' and ')}.`);
if (process.env.HOOKBOOK_DATABASES === 'required')
  test('the databases are installed', () => {
    expect(MISSING).toEqual([]);
  });

async function sqliteFile(): Promise<DatabaseServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hookbook-crash-'));
  return { url: path.join(folder, 'events'), stop: async () => rmSync(folder, { recursive: true, force: true }) };
}

describe.each(Object.entries(STORES))('%s', (name, { isInstalled, start, isTransactional }) => {
  let server: DatabaseServer;
  let store: EffectStore;
  beforeAll(async () => {
    if (!isInstalled) return;
    server = await start();
    store = await openStore(server.url);
  });
  afterAll(async () => {
    if (!isInstalled) return;
    await store.close();
    await server.stop();
  });

  /** No event is lost, and effects in the transaction of an inbox are never doubled. */
  async function expectEveryEffect({ accepted }: Sender): Promise<void> {
    await untilHandled(accepted['/stored']);
    for (const [kind, ids, isExact] of [
      ['stored', accepted['/stored'], isTransactional],
      ['answered', accepted['/answered'], false],
    ] as const) {
      const counts = await store.counts(kind);
      const wrong = [...ids].filter((id) => (isExact ? counts.get(id) !== 1 : !counts.has(id)));
      expect(wrong, kind).toEqual([]);
      if (isExact) expect([...counts.values()].filter((count) => count > 1)).toEqual([]);
    }
    expect(await store.inbox.list({ state: 'dead' })).toEqual([]);
  }

  /** The store holds the events of earlier tests too, so a number of events would not do. */
  async function untilHandled(ids: ReadonlySet<string>): Promise<void> {
    for (let poll = 0; poll < 1200; poll += 1) {
      const counts = await store.counts('stored');
      if ([...ids].every((id) => counts.has(id))) return;
      await delay(50);
    }
  }

  test.skipIf(!isInstalled)(
    `${RUNS} processes are killed at a random moment, and no event is lost`,
    async () => {
      const port = await findFreePort();
      const sender = startSender({ ports: [port], concurrency: 8 });
      for (let run = 0; run < RUNS; run += 1) {
        const victim = startVictim(server.url, port);
        // Mostly while it receives, and sometimes while it starts.
        if (run % 5 > 0) await victim.listening;
        await delay(Math.random() * 300);
        await killed(victim);
      }
      const last = startVictim(server.url, port);
      try {
        await sender.finish();
        await expectEveryEffect(sender);
        const total = sender.accepted['/stored'].size + sender.accepted['/answered'].size;
        console.log(`${name}: ${total} events, ${RUNS} kills.`);
        expect(total).toBeGreaterThan(RUNS);
      } finally {
        await killed(last);
      }
    },
    3_600_000,
  );

  test.skipIf(!isInstalled)(
    `four processes share ${RUNS * 100} deliveries`,
    async () => {
      const ports = [await findFreePort(), await findFreePort(), await findFreePort(), await findFreePort()];
      const victims = ports.map((port) => startVictim(server.url, port));
      try {
        const sender = startSender({ ports, concurrency: 64, max: RUNS * 100 });
        await sender.finish();
        await expectEveryEffect(sender);
      } finally {
        await Promise.all(victims.map(killed));
      }
    },
    3_600_000,
  );
});

interface Victim {
  readonly child: ChildProcess;
  readonly listening: Promise<unknown>;
}

function startVictim(url: string, port: number): Victim {
  const child = spawn(process.execPath, [PROGRAM, url, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, listening: new Promise((resolve) => child.stdout.once('data', resolve)) };
}

async function killed({ child }: Victim): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) throw new Error('The program ended before it was killed.');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
