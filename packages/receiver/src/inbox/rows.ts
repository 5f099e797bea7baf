import type { IdOrigin } from '../event/handlers.ts';
import type { LeasedEvent } from './inbox.ts';

/** A leased event as a database returns it. */
export interface EventRow {
  readonly seq: number | string;
  readonly provider: string;
  readonly key: string;
  readonly id: string;
  readonly idFrom: IdOrigin;
  readonly resource: string | null;
  /** Large numbers may be text. */
  readonly occurredAt: number | string | null;
  readonly body: Uint8Array;
  readonly headers: string;
  readonly index: number;
  readonly secretIndex: number;
  readonly receivedAt: number | string;
  readonly token: string;
  readonly attempts: number;
  readonly stale: number | boolean | null;
}

export function leasedEvent(row: EventRow): LeasedEvent {
  return {
    provider: row.provider,
    key: row.key,
    id: row.id,
    idFrom: row.idFrom,
    resource: row.resource ?? undefined,
    occurredAt: row.occurredAt === null ? undefined : Number(row.occurredAt),
    body: row.body,
    headers: JSON.parse(row.headers),
    index: row.index,
    secretIndex: row.secretIndex,
    receivedAt: Number(row.receivedAt),
    token: row.token,
    attempt: row.attempts,
    stale: Boolean(row.stale),
  };
}

/** The order in which events were stored, which a database does not keep when it returns what it has changed. */
export function bySequence(a: EventRow, b: EventRow): number {
  return Number(a.seq) - Number(b.seq);
}
