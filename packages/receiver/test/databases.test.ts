import { PGlite } from '@electric-sql/pglite';
import { createClient } from '@redis/client';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresPool } from '../src/clients/postgres.ts';
import type { RedisClient } from '../src/clients/redis.ts';
import type { LeasedEvent } from '../src/inbox/inbox.ts';
import { postgresInbox } from '../src/inbox/postgres.ts';
import { redisInbox } from '../src/inbox/redis.ts';
import { inboxTests } from '../src/inbox/testing.ts';
import { postgresReceipts } from '../src/receipts/postgres.ts';
import { redisReceipts } from '../src/receipts/redis.ts';
import { receiptsTests } from '../src/receipts/testing.ts';
import { type DatabaseServer, HAS_POSTGRES, HAS_REDIS, MISSING, startPostgres, startRedis } from './servers.ts';

if (MISSING.length > 0)
  console.log(`Not installed: ${MISSING.join(' and ')}. PGlite replaces PostgreSQL; the tests of Redis are left out.`);

describe(HAS_POSTGRES ? 'PostgreSQL' : 'PGlite', () => {
  let pool: PostgresPool;
  let close: () => Promise<unknown>;
  beforeAll(async () => {
    if (!HAS_POSTGRES) {
      const database = await PGlite.create();
      pool = onOneConnection(database);
      close = () => database.close();
      return;
    }
    const server = await startPostgres();
    const connections = new Pool({ connectionString: server.url, max: 20 });
    pool = connections;
    close = async () => {
      await connections.end();
      await server.stop();
    };
  }, 30_000);
  afterAll(() => close());

  describe('receipts', () => {
    for (const { name, run } of receiptsTests(() => postgresReceipts(pool))) test(name, run);
  });

  describe('an inbox', () => {
    const create = async () => {
      await pool.query('DROP TABLE IF EXISTS hookbook_inbox');
      return postgresInbox(pool);
    };
    for (const { name, run } of inboxTests(create)) test(name, run);

    test('commits the effects of a handler with the event, or not at all', async () => {
      const inbox = await create();
      await pool.query('CREATE TABLE effects (key text)');
      const events = ['a', 'b', 'c'].map((key) => ({ ...EVENT, key, id: key }));
      await inbox.append(events);
      const [a, b, c] = (await inbox.lease('tested', 3, 60_000)) as [LeasedEvent, LeasedEvent, LeasedEvent];
      const insert =
        (key: string, error?: Error) =>
        async (transaction: unknown): Promise<void> => {
          await (transaction as PostgresPool).query('INSERT INTO effects VALUES ($1)', [key]);
          if (error) throw error;
        };
      expect(await inbox.handle(a, insert('a'))).toBe(true);
      await expect(inbox.handle(b, insert('b', new Error('The handler fails.')))).rejects.toThrow('The handler fails.');
      await inbox.fail(c, 'Another worker has it.', 0);
      expect(await inbox.handle(c, insert('c'))).toBe(false);
      expect((await pool.query('SELECT key FROM effects')).rows).toEqual([{ key: 'a' }]);
    });

    test('several processes may create the tables at once', async () => {
      await pool.query('DROP TABLE IF EXISTS hookbook_inbox');
      const inboxes = Array.from({ length: 8 }, () => postgresInbox(pool));
      const results = await Promise.all(inboxes.map((inbox) => inbox.append([EVENT])));
      expect(results.flat().filter((isNew) => isNew)).toHaveLength(1);
    });
  });
});

describe.skipIf(!HAS_REDIS)('Redis', () => {
  let server: DatabaseServer;
  let io: Redis;
  let official: ReturnType<typeof createClient>;
  beforeAll(async () => {
    server = await startRedis();
    io = new Redis(server.url);
    official = createClient({ url: server.url });
    await official.connect();
  }, 30_000);
  afterAll(async () => {
    io.disconnect();
    official.destroy();
    await server.stop();
  });

  describe.each<[string, () => RedisClient]>([
    ['ioredis', () => io as RedisClient],
    ['redis', () => official as RedisClient],
  ])('with %s', (_, client) => {
    describe('receipts', () => {
      for (const { name, run } of receiptsTests(() => redisReceipts(client()))) test(name, run);
    });

    describe('an inbox', () => {
      const create = async () => {
        await io.flushall();
        return redisInbox(client());
      };
      for (const { name, run } of inboxTests(create)) test(name, run);
    });
  });
});

const EVENT = {
  ...({ provider: 'tested', key: 'a', id: 'a', idFrom: 'event-id', body: new Uint8Array([1]), headers: {} } as const),
  ...{ index: 0, secretIndex: 0, receivedAt: 0 },
};

/** Transactions of one connection take turns. */
function onOneConnection(database: PGlite): PostgresPool {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
  const query = (text: string, values?: unknown[]) => database.query(text, values);
  return {
    query: (text, values) => inTurn(() => query(text, values)),
    connect: () =>
      new Promise((resolve) => {
        inTurn(() => new Promise<void>((release) => resolve({ query, release: () => release() })));
      }),
  };
}
