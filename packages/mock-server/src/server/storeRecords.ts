import { createReadStream } from 'node:fs';
import { errorCode } from '../errors/errorCode.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Attempt } from '../send/attempt.ts';
import type { Retry } from '../send/send.ts';

/** What a server stores of a delivery that it has still to send: everything but the secret. */
export interface UnsentDelivery {
  readonly url: string;
  readonly provider: string;
  readonly event: string;
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyBase64: string;
  readonly retry: Retry;
  readonly timeScale: number;
  /** Whether it is signed with another secret than that of the server, which is not stored. */
  readonly ownSecret?: true;
  /** A delivery with a fault is not continued: it would be another one. */
  readonly fault?: string;
}

/** A delivery that is or was sent. */
export interface StoredDelivery extends UnsentDelivery {
  readonly number: number;
}

/** What happened, in the order in which it did. One line of the file each. */
export type StoreRecord =
  /** One of several deliveries that follow each other. It has its own count, and no number until it is sent. */
  | { readonly type: 'planned'; readonly plan: number; readonly dueAt: string; readonly delivery: UnsentDelivery }
  | { readonly type: 'delivery'; readonly delivery: StoredDelivery; readonly plan?: number }
  /** Written before an attempt, so that one during which the process was killed is known. */
  | { readonly type: 'started'; readonly number: number }
  | { readonly type: 'attempt'; readonly number: number; readonly attempt: Attempt }
  | { readonly type: 'ended'; readonly number: number; readonly cancelled?: true };

export function lineOf(record: StoreRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** Reads a file line by line: it may be larger than a text can be. A file that does not exist has no records. */
export async function* recordsOf(path: string): AsyncGenerator<StoreRecord> {
  let unfinished: Buffer[] = [];
  let number = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(LINE_BREAK); end >= 0; end = chunk.indexOf(LINE_BREAK, from)) {
        const line = Buffer.concat([...unfinished, chunk.subarray(from, end)]).toString();
        [unfinished, from] = [[], end + 1];
        number += 1;
        yield recordIn(line) ?? fail(path, `line ${number} is not a record`);
      }
      unfinished.push(chunk.subarray(from));
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  // Without a line break at its end, the last line is not complete. All records begin with the same text.
  const start = Buffer.concat(unfinished).toString();
  if (!start.startsWith(RECORD_START) && !RECORD_START.startsWith(start)) fail(path, 'its last line is not a record');
}

const LINE_BREAK = 0x0a;
const RECORD_START = '{"type":"';

/** What records of each type have. */
const MEMBERS: Readonly<Record<StoreRecord['type'], (record: Readonly<Record<string, unknown>>) => boolean>> = {
  planned: ({ plan, dueAt, delivery }) => Number.isInteger(plan) && typeof dueAt === 'string' && isDelivery(delivery),
  delivery: ({ delivery }) => isDelivery(delivery) && Number.isInteger(delivery.number),
  started: ({ number }) => Number.isInteger(number),
  attempt: ({ number, attempt }) => Number.isInteger(number) && isObject(attempt),
  ended: ({ number }) => Number.isInteger(number),
};

function isDelivery(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) return false;
  const { url, provider, event, id, headers, bodyBase64 } = value;
  return [url, provider, event, id, bodyBase64].every((member) => typeof member === 'string') && isObject(headers);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function recordIn(line: string): StoreRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!isObject(value) || typeof value.type !== 'string' || !Object.hasOwn(MEMBERS, value.type)) return undefined;
    return MEMBERS[value.type as StoreRecord['type']](value) ? (value as unknown as StoreRecord) : undefined;
  } catch {
    return undefined;
  }
}

function fail(path: string, reason: string): never {
  throw unusable(path, reason);
}

export function unusable(path: string, reason: string): UsageError {
  return new UsageError({
    code: 'invalid-store',
    message: `${path} cannot be used as a store: ${reason}.`,
    where: 'store',
    fix: 'Pass a file that the mock server has written, or one that does not exist.',
  });
}
