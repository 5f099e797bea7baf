import type { SqliteDatabase } from '../clients/sqlite.ts';
import type { Receipts } from './receipts.ts';

export interface SqliteReceiptsOptions {
  /** The current time in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

/**
 * Receipts in an SQLite database, shared by the processes that open its file. Creates the tables `hookbook_receipts` and
 * `hookbook_latest`. Choose the journal and the timeout of locks where you open the database: `PRAGMA journal_mode = WAL` and
 * `PRAGMA busy_timeout`.
 */
export function sqliteReceipts(database: SqliteDatabase, { now = Date.now }: SqliteReceiptsOptions = {}): Receipts {
  database.exec(SCHEMA);
  const forget = database.prepare('DELETE FROM hookbook_receipts WHERE forget <= ?');
  const claim = database.prepare(CLAIM);
  const find = database.prepare('SELECT state FROM hookbook_receipts WHERE key = ?');
  const settle = database.prepare(SETTLE);
  const forgetLatest = database.prepare('DELETE FROM hookbook_latest WHERE forget <= ?');
  const findLater = database.prepare(FIND_LATER);
  const setLatest = database.prepare(SET_LATEST);
  const settled = (state: 'done' | 'released') => (key: string, token: string) => {
    const time = now();
    return Number(settle.run(state, time, key, token, time).changes) > 0;
  };
  return {
    claim: (key, { lease, ttl }) => {
      const token = crypto.randomUUID();
      const time = now();
      forget.run(time);
      const claimed = claim.get(key, token, time + lease, ttl, time + lease + ttl, time);
      if (claimed) return { state: 'new', token, attempt: (claimed as { readonly attempts: number }).attempts };
      const found = find.get(key) as { readonly state: string } | undefined;
      // A receipt that has just gone counts as running: the provider tries again.
      return { state: found?.state === 'done' ? 'done' : 'running' };
    },
    complete: settled('done'),
    release: settled('released'),
    isLatest: (resource, occurredAt) => findLater.get(resource, occurredAt, now()) === undefined,
    setLatest: (resource, occurredAt, ttl) => {
      const time = now();
      forgetLatest.run(time);
      setLatest.run(resource, occurredAt, time + ttl);
    },
  };
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS hookbook_receipts (
  key TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  token TEXT NOT NULL,
  ends INTEGER NOT NULL,
  ttl INTEGER NOT NULL,
  forget INTEGER NOT NULL,
  attempts INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS hookbook_receipts_forget ON hookbook_receipts (forget);
CREATE TABLE IF NOT EXISTS hookbook_latest (
  resource TEXT PRIMARY KEY,
  occurred INTEGER NOT NULL,
  forget INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS hookbook_latest_forget ON hookbook_latest (forget);
`;

const CLAIM = `
INSERT INTO hookbook_receipts AS known (key, state, token, ends, ttl, forget, attempts)
VALUES (?, 'running', ?, ?, ?, ?, 1)
ON CONFLICT (key) DO UPDATE SET
  state = excluded.state, token = excluded.token, ends = excluded.ends, ttl = excluded.ttl, forget = excluded.forget,
  attempts = known.attempts + 1
WHERE known.state = 'released' OR (known.state = 'running' AND known.ends <= ?)
RETURNING attempts
`;

const SETTLE = `
UPDATE hookbook_receipts SET state = ?, forget = ? + ttl
WHERE key = ? AND token = ? AND state = 'running' AND ends > ?
`;

const SET_LATEST = `
INSERT INTO hookbook_latest AS known (resource, occurred, forget) VALUES (?, ?, ?)
ON CONFLICT (resource) DO UPDATE SET occurred = excluded.occurred, forget = excluded.forget
WHERE known.occurred <= excluded.occurred
`;

const FIND_LATER = 'SELECT 1 FROM hookbook_latest WHERE resource = ? AND occurred > ? AND forget > ?';
