import { createTables, NOW, type PostgresClient, type PostgresPool } from '../clients/postgres.ts';
import { base64Of } from './base64.ts';
import { createInbox } from './createInbox.ts';
import type { Inbox, InboxEntry, LeasedEvent, StoredEvent } from './inbox.ts';
import { bySequence, type EventRow, leasedEvent } from './rows.ts';

/**
 * An inbox in PostgreSQL, shared by all processes. What a handler writes with `context.transaction`, which is a client of the
 * pool, is committed with the event. The pool needs a client for each event that a worker handles at once, and one more.
 * Creates the table `hookbook_inbox` if it does not exist.
 */
export function postgresInbox(pool: PostgresPool): Inbox<PostgresClient> {
  let ready: Promise<unknown> | undefined;

  async function query(text: string, values: unknown[]): Promise<readonly unknown[]> {
    ready ??= createTables(pool, 'hookbook_inbox', SCHEMA);
    await ready.catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return (await pool.query(text, values)).rows;
  }

  async function append(events: readonly StoredEvent[]): Promise<readonly boolean[]> {
    const rows = await query(INSERT, [JSON.stringify(events.map(insertedRow))]);
    const added = new Set((rows as { readonly key: string }[]).map(({ key }) => key));
    // Of two events with one key, the first one was added.
    return events.map(({ key }) => added.delete(key));
  }

  async function handle(
    { key, token }: LeasedEvent,
    work: (transaction: PostgresClient) => Promise<void>,
  ): Promise<boolean> {
    const client = await pool.connect();
    let isBroken = true;
    try {
      await client.query('BEGIN');
      await work(client);
      const { rows } = await client.query(DONE, [key, token]);
      const isDone = rows.length > 0;
      await client.query(isDone ? 'COMMIT' : 'ROLLBACK');
      isBroken = false;
      return isDone;
    } catch (error) {
      await client.query('ROLLBACK').then(
        () => {
          isBroken = false;
        },
        () => {},
      );
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  return createInbox<PostgresClient>({
    append,
    handle,
    lease: async (provider, max, duration) => {
      const rows = (await query(LEASE, [max, crypto.randomUUID(), duration, provider])) as readonly EventRow[];
      return [...rows].sort(bySequence).map(leasedEvent);
    },
    fail: async ({ key, token }, error, delay) => {
      const [state, wait] = delay === 'never' ? ['dead', 0] : ['pending', delay];
      // A text of PostgreSQL has no such character.
      return (await query(FAIL, [key, token, state, wait, error.replaceAll('\0', '')])).length > 0;
    },
    list: async ({ state, limit = 100 }) =>
      ((await query(LIST, [state, limit])) as ListedRow[]).map(({ receivedAt, error, ...entry }) => ({
        ...entry,
        receivedAt: Number(receivedAt),
        ...(error !== null && { error }),
      })),
    replay: async (key) => (await query(REPLAY, [key ?? null])).length,
    purge: async (age, provider) => (await query(PURGE, [age, provider ?? null])).length,
  });
}

interface ListedRow extends Omit<InboxEntry, 'receivedAt' | 'error'> {
  readonly receivedAt: number | string;
  readonly error: string | null;
}

function insertedRow({ body, headers, ...event }: StoredEvent): object {
  return { ...event, headers: JSON.stringify(headers), body: base64Of(body) };
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS hookbook_inbox (
  seq bigserial PRIMARY KEY,
  provider text NOT NULL,
  key text NOT NULL UNIQUE,
  id text NOT NULL,
  "idFrom" text NOT NULL,
  resource text,
  "occurredAt" bigint,
  body bytea NOT NULL,
  headers text NOT NULL,
  index integer NOT NULL,
  "secretIndex" integer NOT NULL,
  "receivedAt" bigint NOT NULL,
  state text NOT NULL,
  due bigint NOT NULL,
  token text NOT NULL,
  attempts integer NOT NULL,
  error text
);
CREATE INDEX IF NOT EXISTS hookbook_inbox_due ON hookbook_inbox (provider, state, due);
CREATE INDEX IF NOT EXISTS hookbook_inbox_resource ON hookbook_inbox (resource, state) WHERE resource IS NOT NULL;
`;

const INSERT = `
INSERT INTO hookbook_inbox
  (provider, key, id, "idFrom", resource, "occurredAt", body, headers, index, "secretIndex", "receivedAt", state, due, token, attempts)
SELECT provider, key, id, "idFrom", resource, "occurredAt", decode(body, 'base64'), headers, index, "secretIndex", "receivedAt",
  'pending', ${NOW}, '', 0
FROM json_to_recordset($1::json) AS event (
  provider text, key text, id text, "idFrom" text, resource text, "occurredAt" bigint, body text, headers text, index integer,
  "secretIndex" integer, "receivedAt" bigint
)
ON CONFLICT (key) DO NOTHING
RETURNING key
`;

// An event waits for all earlier ones about the same resource.
const LEASE = `
WITH due AS (
  SELECT seq FROM hookbook_inbox AS next
  WHERE provider = $4 AND state = 'pending' AND due <= ${NOW} AND (resource IS NULL OR NOT EXISTS (
    SELECT 1 FROM hookbook_inbox AS earlier
    WHERE earlier.resource = next.resource AND earlier.state = 'pending' AND earlier.seq < next.seq
  ))
  ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE hookbook_inbox AS leased SET token = $2, due = ${NOW} + $3::bigint, attempts = attempts + 1
FROM due WHERE leased.seq = due.seq
RETURNING leased.*, EXISTS (
  SELECT 1 FROM hookbook_inbox AS later
  WHERE later.resource = leased.resource AND later.state = 'done' AND later."occurredAt" > leased."occurredAt"
) AS stale
`;

const DONE = `
UPDATE hookbook_inbox SET state = 'done', due = ${NOW}, error = NULL
WHERE key = $1 AND token = $2 AND state = 'pending' AND due > ${NOW}
RETURNING key
`;

const FAIL = `
UPDATE hookbook_inbox SET state = $3, due = ${NOW} + $4::bigint, token = '', error = $5
WHERE key = $1 AND token = $2 AND state = 'pending' AND due > ${NOW}
RETURNING key
`;

const LIST = `
SELECT key, state, attempts, "receivedAt", error FROM hookbook_inbox WHERE state = $1 ORDER BY seq LIMIT $2
`;

const REPLAY = `
UPDATE hookbook_inbox SET state = 'pending', due = ${NOW}, attempts = 0
WHERE state = 'dead' AND ($1::text IS NULL OR key = $1)
RETURNING key
`;

const PURGE = `DELETE FROM hookbook_inbox WHERE state = 'done' AND due <= ${NOW} - $1::bigint
  AND ($2::text IS NULL OR provider = $2) RETURNING key`;
