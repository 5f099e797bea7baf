/** A database of `node:sqlite`, or of another library with the same methods. */
export interface SqliteDatabase {
  readonly exec: (sql: string) => unknown;
  readonly prepare: (sql: string) => SqliteStatement;
}

export type SqliteValue = string | number | Uint8Array | null;

export interface SqliteStatement {
  readonly run: (...values: SqliteValue[]) => { readonly changes: number | bigint };
  readonly get: (...values: SqliteValue[]) => unknown;
  readonly all: (...values: SqliteValue[]) => unknown[];
}
