import { createTables, NOW, type PostgresClient } from '../clients/postgres.ts';
import type { Receipts } from './receipts.ts';

/**
 * Receipts in PostgreSQL, shared by all processes. `client` is a pool or a client of `pg`, or anything with the same `query`.
 * Creates the tables `hookbook_receipts` and `hookbook_latest` if they do not exist.
 */
export function postgresReceipts(client: PostgresClient): Receipts {
  let ready: Promise<unknown> | undefined;
  let lastForgotten = 0;

  async function query(text: string, values: unknown[]): Promise<readonly unknown[]> {
    ready ??= createTables(client, 'hookbook_receipts', SCHEMA);
    await ready.catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return (await client.query(text, values)).rows;
  }

  async function forget(): Promise<void> {
    if (Date.now() - lastForgotten < FORGET_INTERVAL) return;
    lastForgotten = Date.now();
    await query(`DELETE FROM hookbook_receipts WHERE forget <= ${NOW}`, []);
    await query(`DELETE FROM hookbook_latest WHERE forget <= ${NOW}`, []);
  }

  return {
    claim: async (key, { lease, ttl }) => {
      await forget();
      const token = crypto.randomUUID();
      const [claimed] = await query(CLAIM, [key, token, lease, ttl]);
      if (claimed) return { state: 'new', token, attempt: (claimed as { readonly attempts: number }).attempts };
      const [found] = await query('SELECT state FROM hookbook_receipts WHERE key = $1', [key]);
      // A receipt that has just gone counts as running: the provider tries again.
      return { state: (found as { readonly state: string } | undefined)?.state === 'done' ? 'done' : 'running' };
    },
    complete: async (key, token) => (await query(SETTLE, [key, token, 'done'])).length > 0,
    release: async (key, token) => (await query(SETTLE, [key, token, 'released'])).length > 0,
    isLatest: async (resource, occurredAt) => (await query(FIND_LATER, [resource, occurredAt])).length === 0,
    setLatest: async (resource, occurredAt, ttl) => void (await query(SET_LATEST, [resource, occurredAt, ttl])),
  };
}

const FORGET_INTERVAL = 60_000;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS hookbook_receipts (
  key text PRIMARY KEY,
  state text NOT NULL,
  token text NOT NULL,
  ends bigint NOT NULL,
  ttl bigint NOT NULL,
  forget bigint NOT NULL,
  attempts integer NOT NULL
);
CREATE INDEX IF NOT EXISTS hookbook_receipts_forget ON hookbook_receipts (forget);
CREATE TABLE IF NOT EXISTS hookbook_latest (
  resource text PRIMARY KEY,
  occurred bigint NOT NULL,
  forget bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS hookbook_latest_forget ON hookbook_latest (forget);
`;

const CLAIM = `
INSERT INTO hookbook_receipts AS known (key, state, token, ends, ttl, forget, attempts)
VALUES ($1, 'running', $2, ${NOW} + $3::bigint, $4::bigint, ${NOW} + $3::bigint + $4::bigint, 1)
ON CONFLICT (key) DO UPDATE SET
  state = excluded.state, token = excluded.token, ends = excluded.ends, ttl = excluded.ttl, forget = excluded.forget,
  attempts = CASE WHEN known.forget <= ${NOW} THEN 1 ELSE known.attempts + 1 END
WHERE known.state = 'released' OR (known.state = 'running' AND known.ends <= ${NOW}) OR known.forget <= ${NOW}
RETURNING attempts
`;

const SETTLE = `
UPDATE hookbook_receipts SET state = $3, forget = ${NOW} + ttl
WHERE key = $1 AND token = $2 AND state = 'running' AND ends > ${NOW}
RETURNING key
`;

const SET_LATEST = `
INSERT INTO hookbook_latest AS known (resource, occurred, forget) VALUES ($1, $2::bigint, ${NOW} + $3::bigint)
ON CONFLICT (resource) DO UPDATE SET occurred = excluded.occurred, forget = excluded.forget
WHERE known.occurred <= excluded.occurred OR known.forget <= ${NOW}
`;

const FIND_LATER = `
SELECT 1 FROM hookbook_latest WHERE resource = $1 AND occurred > $2::bigint AND forget > ${NOW}
`;
