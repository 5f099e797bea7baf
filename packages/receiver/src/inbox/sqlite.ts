import type { SqliteDatabase } from '../clients/sqlite.ts';
import { createInbox } from './createInbox.ts';
import type { Inbox, InboxEntry, LeasedEvent, StoredEvent } from './inbox.ts';
import { bySequence, type EventRow, leasedEvent } from './rows.ts';

export interface SqliteInboxOptions {
  /** The current time in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

/**
 * An inbox in an SQLite database. Creates the table `hookbook_inbox`. What a handler writes with `context.transaction`, which
 * is the database, is committed with the event. Give it a connection of its own, and keep handlers short: all other
 * operations of the inbox wait for them, so a handler must not call any. Choose the journal and the durability where you open the database: `PRAGMA journal_mode = WAL`
 * and `PRAGMA synchronous = FULL`.
 */
export function sqliteInbox<Database extends SqliteDatabase>(
  database: Database,
  { now = Date.now }: SqliteInboxOptions = {},
): Inbox<Database> {
  database.exec(SCHEMA);
  const insert = database.prepare(INSERT);
  const lease = database.prepare(LEASE);
  const done = database.prepare(DONE);
  const fail = database.prepare(FAIL);
  const list = database.prepare(LIST);
  const replay = database.prepare(REPLAY);
  const purge = database.prepare(PURGE);
  const inTurn = createTurns();

  function append(events: readonly StoredEvent[]): readonly boolean[] {
    return inTransaction(database, () =>
      events.map((event) => {
        const { provider, key, id, idFrom, resource, occurredAt, body, headers, index, secretIndex, receivedAt } =
          event;
        const text = JSON.stringify(headers);
        const values = [
          provider,
          key,
          id,
          idFrom,
          resource ?? null,
          occurredAt ?? null,
          body,
          text,
          index,
          secretIndex,
        ];
        return Number(insert.run(...values, receivedAt, now()).changes) > 0;
      }),
    );
  }

  async function handle(event: LeasedEvent, work: (transaction: Database) => Promise<void>): Promise<boolean> {
    database.exec('BEGIN IMMEDIATE');
    try {
      await work(database);
      const isDone = Number(done.run(now(), event.key, event.token, now()).changes) > 0;
      database.exec(isDone ? 'COMMIT' : 'ROLLBACK');
      return isDone;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  return createInbox<Database>({
    append: (events) => inTurn(() => append(events)),
    lease: (provider, max, duration) =>
      inTurn(() => {
        const time = now();
        const rows = lease.all(crypto.randomUUID(), time + duration, provider, time, max) as EventRow[];
        return rows.sort(bySequence).map(leasedEvent);
      }),
    handle: (event, work) => inTurn(() => handle(event, work)),
    fail: ({ key, token }, error, delay) =>
      inTurn(() => {
        const time = now();
        const [state, due] = delay === 'never' ? ['dead', time] : ['pending', time + delay];
        return Number(fail.run(state, due, error, key, token, time).changes) > 0;
      }),
    list: ({ state, limit = 100 }) =>
      inTurn(() => (list.all(state, limit) as (InboxEntry & { readonly error: string | null })[]).map(entryOf)),
    replay: (key) => inTurn(() => Number(replay.run(now(), key ?? null, key ?? null).changes)),
    purge: (age, provider) => inTurn(() => Number(purge.run(now() - age, provider ?? null, provider ?? null).changes)),
  });
}

function entryOf({ error, ...entry }: InboxEntry & { readonly error: string | null }): InboxEntry {
  return error === null ? entry : { ...entry, error };
}

function inTransaction<Result>(database: SqliteDatabase, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** A connection has one transaction at a time. */
function createTurns(): <Result>(work: () => Result | Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS hookbook_inbox (
  seq INTEGER PRIMARY KEY,
  provider TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL,
  "idFrom" TEXT NOT NULL,
  resource TEXT,
  "occurredAt" INTEGER,
  body BLOB NOT NULL,
  headers TEXT NOT NULL,
  "index" INTEGER NOT NULL,
  "secretIndex" INTEGER NOT NULL,
  "receivedAt" INTEGER NOT NULL,
  state TEXT NOT NULL,
  due INTEGER NOT NULL,
  token TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  error TEXT
);
CREATE INDEX IF NOT EXISTS hookbook_inbox_due ON hookbook_inbox (provider, state, due);
CREATE INDEX IF NOT EXISTS hookbook_inbox_resource ON hookbook_inbox (resource, state) WHERE resource IS NOT NULL;
`;

const INSERT = `
INSERT INTO hookbook_inbox
  (provider, key, id, "idFrom", resource, "occurredAt", body, headers, "index", "secretIndex", "receivedAt", state, due, token, attempts)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, '', 0)
ON CONFLICT (key) DO NOTHING
`;

// An event waits for all earlier ones about the same resource.
const LEASE = `
UPDATE hookbook_inbox SET token = ?, due = ?, attempts = attempts + 1
WHERE seq IN (
  SELECT seq FROM hookbook_inbox AS next
  WHERE provider = ? AND state = 'pending' AND due <= ? AND (resource IS NULL OR NOT EXISTS (
    SELECT 1 FROM hookbook_inbox AS earlier
    WHERE earlier.resource = next.resource AND earlier.state = 'pending' AND earlier.seq < next.seq
  ))
  ORDER BY seq LIMIT ?
)
RETURNING *, EXISTS (
  SELECT 1 FROM hookbook_inbox AS later
  WHERE later.resource = hookbook_inbox.resource AND later.state = 'done' AND later."occurredAt" > hookbook_inbox."occurredAt"
) AS stale
`;

const DONE = `
UPDATE hookbook_inbox SET state = 'done', due = ?, error = NULL
WHERE key = ? AND token = ? AND state = 'pending' AND due > ?
`;

const FAIL = `
UPDATE hookbook_inbox SET state = ?, due = ?, token = '', error = ?
WHERE key = ? AND token = ? AND state = 'pending' AND due > ?
`;

const LIST =
  'SELECT key, state, attempts, "receivedAt", error FROM hookbook_inbox WHERE state = ? ORDER BY seq LIMIT ?';

const PURGE = "DELETE FROM hookbook_inbox WHERE state = 'done' AND due <= ? AND (? IS NULL OR provider = ?)";

const REPLAY = `
UPDATE hookbook_inbox SET state = 'pending', due = ?, attempts = 0 WHERE state = 'dead' AND (? IS NULL OR key = ?)
`;
