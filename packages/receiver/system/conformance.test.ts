import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { memoryInbox, memoryReceipts, type Receiver, type ReceiverOptions, startWorker } from '@hookbook/receiver';
import { postgresInbox } from '@hookbook/receiver/inbox/postgres';
import { redisInbox } from '@hookbook/receiver/inbox/redis';
import { sqliteInbox } from '@hookbook/receiver/inbox/sqlite';
import { createReceiver } from '@hookbook/receiver/platform';
import { postgresReceipts } from '@hookbook/receiver/receipts/postgres';
import { redisReceipts } from '@hookbook/receiver/receipts/redis';
import { sqliteReceipts } from '@hookbook/receiver/receipts/sqlite';
import { findFreePort } from '@hookbook/testkit/receiver';
import { PRESETS } from '@hookbook/webhook';
import { sign } from '@hookbook/webhook/sign';
import { Redis } from 'ioredis';
import { Pool, type PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FRAMEWORKS } from '../test/frameworks.ts';
import { type DatabaseServer, HAS_POSTGRES, HAS_REDIS, MISSING, startPostgres, startRedis } from '../test/servers.ts';

/*
 * The scenarios of the catalogue of webhook-receiver-conformance: what a correct receiver does when deliveries fail. Each runs
 * with every adapter and every store.
 */

const SECRET = 'whsec_c2VjcmV0IGZvciB0ZXN0cyBvbmx5ISEh';
const OTHER_SECRET = 'whsec_YW5vdGhlciBzZWNyZXQgZm9yIHRlc3RzISEh';

type StoreOptions = Pick<ReceiverOptions<never, never>, 'receipts' | 'inbox'>;

interface OpenStore {
  /** What a restarted process opens again. */
  readonly reopen: () => StoreOptions;
  readonly close: () => Promise<unknown>;
  /** Writes an effect in the transaction of the inbox, and counts what is committed. Without it, effects are in memory. */
  readonly effects?: {
    readonly write: (transaction: unknown, id: string) => Promise<unknown>;
    readonly count: (id: string) => Promise<number>;
  };
}

if (MISSING.length > 0) console.log(`Not installed, so left out: ${MISSING.join(' and ')}.`);

let postgres: DatabaseServer | undefined;
let redis: DatabaseServer | undefined;
const folder = mkdtempSync(path.join(tmpdir(), 'hookbook-conformance-'));
beforeAll(async () => {
  if (HAS_POSTGRES) postgres = await startPostgres();
  if (HAS_REDIS) redis = await startRedis();
});
afterAll(async () => {
  await postgres?.stop();
  await redis?.stop();
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;
function sqliteFile(): string {
  files += 1;
  return path.join(folder, `${files}.db`);
}

async function openPostgres(): Promise<Pool> {
  const pool = new Pool({ connectionString: postgres?.url ?? '', max: 12 });
  await pool.query('DROP TABLE IF EXISTS hookbook_inbox, hookbook_receipts, hookbook_latest, effects');
  await pool.query('CREATE TABLE effects (id text)');
  return pool;
}

async function openRedis(): Promise<Redis> {
  const client = new Redis(redis?.url ?? '');
  await client.flushall();
  return client;
}

const STORES: Readonly<Record<string, (() => Promise<OpenStore>) | undefined>> = {
  'receipts in memory': async () => {
    const receipts = memoryReceipts();
    return { reopen: () => ({ receipts }), close: async () => {} };
  },
  'receipts in SQLite': async () => {
    const file = sqliteFile();
    return { reopen: () => ({ receipts: sqliteReceipts(new DatabaseSync(file)) }), close: async () => {} };
  },
  'receipts in PostgreSQL': HAS_POSTGRES
    ? async () => {
        const pool = await openPostgres();
        return { reopen: () => ({ receipts: postgresReceipts(pool) }), close: () => pool.end() };
      }
    : undefined,
  'receipts in Redis': HAS_REDIS
    ? async () => {
        const client = await openRedis();
        return { reopen: () => ({ receipts: redisReceipts(client) }), close: async () => client.disconnect() };
      }
    : undefined,
  'an inbox in memory': async () => {
    const inbox = memoryInbox();
    return { reopen: () => ({ inbox }), close: async () => {} };
  },
  'an inbox in SQLite': async () => {
    const file = sqliteFile();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE effects (id TEXT)');
    return {
      reopen: () => {
        const connection = new DatabaseSync(file);
        connection.exec('PRAGMA busy_timeout = 5000');
        return { inbox: sqliteInbox(connection) };
      },
      close: async () => database.close(),
      effects: {
        write: async (transaction, id) =>
          (transaction as DatabaseSync).prepare('INSERT INTO effects VALUES (?)').run(id),
        count: async (id) => Number(database.prepare('SELECT count(*) AS n FROM effects WHERE id = ?').get(id)?.n),
      },
    };
  },
  'an inbox in PostgreSQL': HAS_POSTGRES
    ? async () => {
        const pool = await openPostgres();
        return {
          reopen: () => ({ inbox: postgresInbox(pool) }),
          close: () => pool.end(),
          effects: {
            write: (transaction, id) => (transaction as PoolClient).query('INSERT INTO effects VALUES ($1)', [id]),
            count: async (id) =>
              Number((await pool.query('SELECT count(*) AS n FROM effects WHERE id = $1', [id])).rows[0].n),
          },
        };
      }
    : undefined,
  'an inbox in Redis': HAS_REDIS
    ? async () => {
        const client = await openRedis();
        return { reopen: () => ({ inbox: redisInbox(client) }), close: async () => client.disconnect() };
      }
    : undefined,
};

/** What handlers do. A test may make them slow, or fail. */
interface Behaviour {
  before?: (id: string) => unknown;
  after?: (id: string) => unknown;
}

describe.each(Object.keys(FRAMEWORKS).filter((name) => !name.includes('controller')))('%s', (framework) => {
  describe.each(Object.keys(STORES))('%s', (storeName) => {
    const open = STORES[storeName];
    let store: OpenStore;
    let server: Server;
    const behaviour: Behaviour = {};
    const inMemory = new Map<string, number>();
    beforeAll(async () => {
      if (!open) return;
      store = await open();
      server = await start();
    });
    afterAll(async () => {
      await server?.stop();
      await store?.close();
    });

    interface Server {
      readonly url: string;
      readonly stop: () => Promise<void>;
    }

    async function start(): Promise<Server> {
      const options = store.reopen();
      const receiver: Receiver = createReceiver({
        ...options,
        secret: SECRET,
        onError: () => {},
        on: {
          otherwise: async (_, { id, transaction }) => {
            await behaviour.before?.(id);
            if (store.effects) await store.effects.write(transaction, id);
            else inMemory.set(id, (inMemory.get(id) ?? 0) + 1);
            await behaviour.after?.(id);
          },
        },
      });
      const worker = options.inbox && startWorker(receiver, { interval: 5, backoff: () => 5, onError: () => {} });
      const { origin, close } = await (FRAMEWORKS[framework] ?? fail())(receiver);
      const stop = async () => {
        await worker?.stop();
        await close();
      };
      return { url: `${origin}/webhooks`, stop };
    }

    function count(id: string): Promise<number> | number {
      return store.effects ? store.effects.count(id) : (inMemory.get(id) ?? 0);
    }

    /** The effect happens once, and no more a little later. */
    async function expectOneEffect(id: string): Promise<void> {
      await vi.waitFor(async () => expect(await count(id)).toBe(1), { timeout: 30_000, interval: 5 });
      await delay(15);
      expect(await count(id)).toBe(1);
    }

    async function expectNoEffect(id: string): Promise<void> {
      await delay(15);
      expect(await count(id)).toBe(0);
    }

    function behave(next: Behaviour): void {
      Object.assign(behaviour, { before: undefined, after: undefined }, next);
      onTestFinished(() => void Object.assign(behaviour, { before: undefined, after: undefined }));
    }

    /** Sends until the receiver has accepted, as a provider does. */
    async function sendUntilAccepted(event: TestEvent): Promise<readonly number[]> {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const status = await send(server.url, event);
        statuses.push(status);
        if (status >= 200 && status < 300) return statuses;
        await delay(10);
      }
      throw new Error(`The receiver never accepted: ${statuses.slice(0, 5).join(', ')} …`);
    }

    const scenario = test.skipIf(!open);

    scenario('1. a valid delivery has one effect', async () => {
      const event = newEvent();
      expect(await send(server.url, event)).toBe(204);
      await expectOneEffect(event.id);
    });

    scenario('2. a second delivery of an event has no effect', async () => {
      const event = newEvent();
      const later = { ...event, at: new Date(Date.now() + 1000) };
      expect([await send(server.url, event), await send(server.url, later)]).toEqual([204, 204]);
      await expectOneEffect(event.id);
    });

    scenario('3. two deliveries at once have one effect', async () => {
      behave({ before: () => delay(10) });
      const event = newEvent();
      const statuses = await Promise.all([send(server.url, event), send(server.url, event)]);
      expect(statuses.every((status) => status === 204 || status === 503)).toBe(true);
      expect(statuses).toContain(204);
      await sendUntilAccepted(event);
      await expectOneEffect(event.id);
    });

    scenario('4. an event that arrives before what it depends on is handled in the end', async () => {
      const [first, dependent] = [newEvent(), newEvent()];
      behave({
        before: async (id) => {
          if (id === dependent.id && (await count(first.id)) === 0) throw new Error('What it depends on is missing.');
        },
      });
      await send(server.url, dependent);
      await expectNoEffect(dependent.id);
      await sendUntilAccepted(first);
      await expectOneEffect(first.id);
      await sendUntilAccepted(dependent);
      await expectOneEffect(dependent.id);
    });

    scenario('5. a sender that has not waited for the response may send again', async () => {
      behave({ before: () => delay(60) });
      const event = newEvent();
      await expect(send(server.url, event, { timeout: 20 })).resolves.toSatisfy(
        (status) => status === 0 || status === 204,
      );
      await sendUntilAccepted(event);
      await expectOneEffect(event.id);
    });

    scenario('6. a delivery after a refused connection has one effect', async () => {
      const event = newEvent();
      expect(await send(`http://127.0.0.1:${await findFreePort()}/webhooks`, event)).toBe(0);
      await sendUntilAccepted(event);
      await expectOneEffect(event.id);
    });

    scenario.each<[string, (headers: Headers) => void]>([
      ['7. without a signature', (headers) => headers.delete('webhook-signature')],
      ['8. with a malformed signature', (headers) => headers.set('webhook-signature', 'v1,$$$')],
    ])('%s, nothing happens', async (_, change) => {
      const event = newEvent();
      expect(await send(server.url, event, { change })).toBe(401);
      await expectNoEffect(event.id);
    });

    scenario('9. with the signature of another key, nothing happens', async () => {
      const event = { ...newEvent(), secret: OTHER_SECRET };
      expect(await send(server.url, event)).toBe(401);
      await expectNoEffect(event.id);
    });

    scenario('10. with a timestamp outside of the tolerance, nothing happens', async () => {
      const [stale, fresh] = [newEvent(), newEvent()];
      const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);
      expect(await send(server.url, { ...stale, at: secondsAgo(302) })).toBe(401);
      expect(await send(server.url, { ...fresh, at: secondsAgo(290) })).toBe(204);
      await expectNoEffect(stale.id);
      await expectOneEffect(fresh.id);
    });

    scenario('11. a byte that changed after signing is noticed', async () => {
      const event = newEvent();
      expect(await send(server.url, { ...event, received: event.body.replace('ada', 'adb') })).toBe(401);
      await expectNoEffect(event.id);
    });

    scenario('12. a body that is no JSON and another content type are refused', async () => {
      const event = newEvent();
      expect(await send(server.url, { ...event, body: '{"id":' })).toBe(400);
      expect(await send(server.url, event, { change: (headers) => headers.set('content-type', 'text/html') })).toBe(
        415,
      );
      await expectNoEffect(event.id);
    });

    scenario('13. a receiver that restarts between two attempts remembers', async () => {
      const event = newEvent();
      expect(await send(server.url, event)).toBe(204);
      await expectOneEffect(event.id);
      await server.stop();
      server = await start();
      expect(await send(server.url, event)).toBe(204);
      await expectOneEffect(event.id);
    });

    scenario('14. a sender that dies after sending may send again', async () => {
      const event = newEvent();
      await send(server.url, event, { timeout: 0 });
      await sendUntilAccepted(event);
      await expectOneEffect(event.id);
    });

    scenario('15. a handler that fails half-way is called again, and has one effect', async () => {
      const failed = new Set<string>();
      const failOnce = (id: string) => {
        if (failed.has(id)) return;
        failed.add(id);
        throw new Error('The handler fails.');
      };
      // With a transaction, the effect of the first attempt is undone.
      behave(store.effects ? { after: failOnce } : { before: failOnce });
      const event = newEvent();
      await sendUntilAccepted(event);
      await expectOneEffect(event.id);
      expect(failed.size).toBe(1);
    });

    scenario('16. nothing that the sender gets tells a value or a secret', async () => {
      const canary = 'canary-4d1f7a';
      const event = newEvent(canary);
      const responses = [
        await respond(server.url, event),
        await respond(server.url, event),
        await respond(server.url, { ...event, secret: OTHER_SECRET }),
        await respond(server.url, { ...event, body: event.body.replace('"user.created"', `"${canary}",`) }),
      ];
      const text = JSON.stringify(responses);
      expect(responses.map(({ body }) => body)).toEqual(['', '', '', '']);
      expect(text).not.toContain(canary);
      expect(text).not.toContain(SECRET);
    });
  });
});

function fail(): never {
  throw new Error('There is no such framework.');
}

interface TestEvent {
  readonly id: string;
  /** What is signed. */
  readonly body: string;
  /** What is sent, if it is something else. */
  readonly received?: string;
  readonly secret?: string;
  readonly at?: Date;
}

function newEvent(name = 'ada'): TestEvent {
  const id = `evt_${crypto.randomUUID().replaceAll('-', '')}`;
  const data = { user_id: 'usr_1', email: `${name}@example.com`, username: name };
  return { id, body: JSON.stringify({ id, type: 'user.created', created_at: '2026-01-01T00:00:00Z', data }) };
}

interface SendOptions {
  readonly change?: (headers: Headers) => void;
  /** Milliseconds after which the sender closes the connection. */
  readonly timeout?: number;
}

/** The status, or 0 without a response. */
async function send(url: string, event: TestEvent, options: SendOptions = {}): Promise<number> {
  return respond(url, event, options).then(
    ({ status }) => status,
    () => 0,
  );
}

interface Received {
  readonly status: number;
  readonly headers: object;
  readonly body: string;
}

function respond(url: string, event: TestEvent, { change, timeout }: SendOptions = {}): Promise<Received> {
  const { id, body, received = body, secret = SECRET, at = new Date() } = event;
  const plain = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers: plain, body: Buffer.from(body) };
  const signed = sign(PRESETS['standard-webhooks'], [secret], request, { id: `msg_${id}`, now: at });
  const headers = new Headers({ ...plain, ...signed.headers });
  change?.(headers);
  return new Promise((resolve, reject) => {
    const sending = httpRequest(url, { method: 'POST', headers: Object.fromEntries(headers) }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
    });
    sending.on('error', reject);
    sending.end(received, () => {
      if (timeout !== undefined) setTimeout(() => sending.destroy(), timeout);
    });
  });
}
