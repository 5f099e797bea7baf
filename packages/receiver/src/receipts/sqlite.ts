import type { Receipts } from './receipts.ts';

/** A database of `node:sqlite`, or of another library with the same methods. */
export interface SqliteDatabase {
  readonly exec: (sql: string) => unknown;
  readonly prepare: (sql: string) => SqliteStatement;
}

export interface SqliteStatement {
  readonly run: (...values: (string | number)[]) => { readonly changes: number | bigint };
  readonly get: (...values: (string | number)[]) => unknown;
}

export interface SqliteReceiptsOptions {
  /** The current time in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

/**
 * Receipts in an SQLite database, shared by the processes that open its file. Creates the table `hookbook_receipts`. Choose the
 * journal and the timeout of locks where you open the database: `PRAGMA journal_mode = WAL` and `PRAGMA busy_timeout`.
 */
export function sqliteReceipts(database: SqliteDatabase, { now = Date.now }: SqliteReceiptsOptions = {}): Receipts {
  database.exec(SCHEMA);
  const forget = database.prepare('DELETE FROM hookbook_receipts WHERE ends <= ?');
  const insert = database.prepare(
    'INSERT INTO hookbook_receipts (key, token, ends, ttl) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING',
  );
  const find = database.prepare('SELECT token FROM hookbook_receipts WHERE key = ?');
  const complete = database.prepare(
    'UPDATE hookbook_receipts SET token = NULL, ends = ? + ttl WHERE key = ? AND token = ? AND ends > ?',
  );
  const release = database.prepare('DELETE FROM hookbook_receipts WHERE key = ? AND token = ? AND ends > ?');
  return {
    claim: (key, { lease, ttl }) => {
      const token = crypto.randomUUID();
      const time = now();
      forget.run(time);
      if (isChanged(insert.run(key, token, time + lease, ttl))) return { state: 'new', token };
      const found = find.get(key) as { readonly token: string | null } | undefined;
      // A receipt that has just gone counts as running: the provider tries again.
      return { state: found?.token === null ? 'done' : 'running' };
    },
    complete: (key, token) => {
      const time = now();
      return isChanged(complete.run(time, key, token, time));
    },
    release: (key, token) => isChanged(release.run(key, token, now())),
  };
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS hookbook_receipts (
  key TEXT PRIMARY KEY,
  token TEXT,
  ends INTEGER NOT NULL,
  ttl INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS hookbook_receipts_ends ON hookbook_receipts (ends);
`;

function isChanged({ changes }: { readonly changes: number | bigint }): boolean {
  return Number(changes) > 0;
}
