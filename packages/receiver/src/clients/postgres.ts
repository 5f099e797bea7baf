/** A pool of `pg`, or of another library with the same methods. */
export interface PostgresPool extends PostgresClient {
  readonly connect: () => Promise<PostgresClient & { readonly release: (error?: boolean) => void }>;
}

export interface PostgresClient {
  readonly query: (text: string, values?: unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;
}

/** The clock of the database, which all processes share, in milliseconds since 1970. */
export const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

/** Creates tables unless they exist. Several processes may try it at once. */
export function createTables(client: PostgresClient, table: string, statements: string): Promise<unknown> {
  return client.query(`DO $hookbook$ BEGIN
  IF to_regclass('${table}') IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext('${table}'));
    ${statements}
  END IF;
END $hookbook$`);
}
