import { DatabaseSync } from 'node:sqlite';
import type { Inbox, Receipts } from '@hookbook/receiver';
import { postgresInbox } from '@hookbook/receiver/inbox/postgres';
import { redisInbox } from '@hookbook/receiver/inbox/redis';
import { sqliteInbox } from '@hookbook/receiver/inbox/sqlite';
import { postgresReceipts } from '@hookbook/receiver/receipts/postgres';
import { redisReceipts } from '@hookbook/receiver/receipts/redis';
import { sqliteReceipts } from '@hookbook/receiver/receipts/sqlite';
import type { PoolClient } from 'pg';

/** A store with what handlers did. */
export interface EffectStore {
  readonly inbox: Inbox;
  readonly receipts: Receipts;
  /** Records that the handler of an event ran, in the transaction of the inbox if there is one. */
  readonly recordStored: (key: string, transaction: unknown) => Promise<unknown>;
  /** Records that the handler of an event ran before the response. */
  readonly recordAnswered: (key: string) => Promise<unknown>;
  /** How often handlers ran, by event. */
  readonly counts: (kind: 'stored' | 'answered') => Promise<ReadonlyMap<string, number>>;
  readonly close: () => Promise<unknown>;
}

/** Opens a store by its URL. */
export function openStore(url: string): Promise<EffectStore> | EffectStore {
  if (url.startsWith('postgres:')) return openPostgres(url);
  return url.startsWith('redis:') ? openRedis(url) : openSqlite(url);
}

/** Two connections: a transaction of the inbox stays open while its handler runs. */
function openSqlite(file: string): EffectStore {
  const [stored, answered] = [`${file}.inbox`, `${file}.receipts`].map((name) => {
    const database = new DatabaseSync(name);
    database.exec('PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    database.exec('CREATE TABLE IF NOT EXISTS effects (key TEXT)');
    return database;
  }) as [DatabaseSync, DatabaseSync];
  const record = async (database: DatabaseSync, key: string) =>
    database.prepare('INSERT INTO effects VALUES (?)').run(key);
  return {
    inbox: sqliteInbox(stored),
    receipts: sqliteReceipts(answered),
    recordStored: (key, transaction) => record(transaction as DatabaseSync, key),
    recordAnswered: (key) => record(answered, key),
    counts: async (kind) => {
      const database = kind === 'stored' ? stored : answered;
      return countsOf(database.prepare('SELECT key, count(*) AS count FROM effects GROUP BY key').all());
    },
    close: async () => {
      stored.close();
      answered.close();
    },
  };
}

async function openPostgres(url: string): Promise<EffectStore> {
  const { Pool } = await import('pg');
  const pool = new Pool({ connectionString: url, max: 12 });
  await pool.query(`DO $$ BEGIN
    PERFORM pg_advisory_xact_lock(1);
    CREATE TABLE IF NOT EXISTS stored (key text);
    CREATE TABLE IF NOT EXISTS answered (key text);
  END $$`);
  return {
    inbox: postgresInbox(pool),
    receipts: postgresReceipts(pool),
    recordStored: (key, transaction) => (transaction as PoolClient).query('INSERT INTO stored VALUES ($1)', [key]),
    recordAnswered: (key) => pool.query('INSERT INTO answered VALUES ($1)', [key]),
    counts: async (kind) =>
      countsOf((await pool.query(`SELECT key, count(*) AS count FROM ${kind} GROUP BY key`)).rows),
    close: () => pool.end(),
  };
}

async function openRedis(url: string): Promise<EffectStore> {
  const { Redis } = await import('ioredis');
  const client = new Redis(url);
  return {
    inbox: redisInbox(client),
    receipts: redisReceipts(client),
    recordStored: (key) => client.hincrby('stored', key, 1),
    recordAnswered: (key) => client.hincrby('answered', key, 1),
    counts: async (kind) => {
      const counts = Object.entries(await client.hgetall(kind));
      return new Map(counts.map(([key, count]) => [key, Number(count)]));
    },
    close: async () => client.disconnect(),
  };
}

function countsOf(rows: readonly unknown[]): ReadonlyMap<string, number> {
  const counts = rows as readonly { readonly key: string; readonly count: number | string }[];
  return new Map(counts.map(({ key, count }) => [key, Number(count)]));
}
