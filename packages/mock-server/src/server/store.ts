import { type FileHandle, open, readFile, realpath, rename } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorCode, errorMessage } from '../errors/errorCode.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Attempt } from '../send/attempt.ts';
import type { Retry } from '../send/send.ts';
import { lockStore } from './storeLock.ts';

/** A delivery as it is stored: everything but the secret. */
export interface StoredDelivery {
  readonly number: number;
  readonly url: string;
  readonly provider: string;
  readonly event: string;
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyBase64: string;
  readonly retry: Retry;
  readonly timeScale: number;
  /** A delivery with a fault is not continued: it would be another one. */
  readonly fault?: string;
}

/** What happened, in the order in which it did. One line of the file each. */
export type StoreRecord =
  | { readonly type: 'delivery'; readonly delivery: StoredDelivery }
  /** Written before an attempt, so that one during which the process was killed is known. */
  | { readonly type: 'started'; readonly number: number }
  | { readonly type: 'attempt'; readonly number: number; readonly attempt: Attempt }
  | { readonly type: 'ended'; readonly number: number; readonly cancelled?: true };

/** An append-only file. What was appended survives a crash once the promise has resolved. */
export interface Store {
  readonly append: (record: StoreRecord) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Reads what is in a file, and opens it to append more. A line that was being written when the process was killed is dropped. */
export async function openStore(
  path: string,
  compact: (records: readonly StoreRecord[]) => readonly StoreRecord[],
): Promise<{ readonly store: Store; readonly records: readonly StoreRecord[] }> {
  // A symbolic link stays one.
  const target = await realpath(path).catch(() => resolve(path));
  const unlock = await lockStore(target);
  if (!unlock) throw inUse(path);
  try {
    const text = await readFile(target, 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '';
      throw error;
    });
    const records = compact(recordsIn(text, path));
    await replace(target, records);
    const store = storeIn(await open(target, 'a', 0o600));
    return { store: { ...store, close: () => store.close().finally(unlock) }, records };
  } catch (error) {
    unlock();
    throw error instanceof UsageError ? error : unusable(path, errorMessage(error));
  }
}

/** In one step, so that a crash leaves the old file or the new one. */
async function replace(path: string, records: readonly StoreRecord[]): Promise<void> {
  const compacted = `${path}.new`;
  const written = await open(compacted, 'w', 0o600);
  await written.writeFile(records.map(lineOf).join(''));
  await written.sync();
  await written.close();
  await rename(compacted, path);
}

function recordsIn(text: string, path: string): readonly StoreRecord[] {
  const lines = text.split('\n');
  // Without a line break at its end, the last line is not complete. All records begin with the same text.
  const unfinished = lines.pop() ?? '';
  if (!unfinished.startsWith(RECORD_START) && !RECORD_START.startsWith(unfinished))
    throw unusable(path, 'its last line is no record');
  return lines.map((line, index) => {
    const record = recordIn(line);
    if (record) return record;
    throw unusable(path, `line ${index + 1} is no record`);
  });
}

const RECORD_START = '{"type":"';

/** What records of each type have. */
const MEMBERS: Readonly<Record<StoreRecord['type'], (record: Readonly<Record<string, unknown>>) => boolean>> = {
  delivery: ({ delivery }) => isObject(delivery) && Number.isInteger(delivery.number) && isDelivery(delivery),
  started: ({ number }) => Number.isInteger(number),
  attempt: ({ number, attempt }) => Number.isInteger(number) && isObject(attempt),
  ended: ({ number }) => Number.isInteger(number),
};

function isDelivery({ url, provider, event, id, headers, bodyBase64 }: Readonly<Record<string, unknown>>): boolean {
  return [url, provider, event, id, bodyBase64].every((value) => typeof value === 'string') && isObject(headers);
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

/** Writes what was appended meanwhile with one sync. */
function storeIn(file: FileHandle): Store {
  let pending: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  return {
    append: (record) => {
      pending.push(lineOf(record));
      if (pending.length > 1) return writing;
      writing = writing.then(async () => {
        const text = pending.join('');
        pending = [];
        await file.writeFile(text);
        await file.datasync();
      });
      return writing;
    },
    close: async () => {
      await writing.catch(() => {});
      await file.close();
    },
  };
}

function lineOf(record: StoreRecord): string {
  return `${JSON.stringify(record)}\n`;
}

function inUse(path: string): UsageError {
  return new UsageError({
    code: 'store-in-use',
    message: `${path} is the store of another server that is running.`,
    where: 'store',
    fix: 'Stop that server, or pass another file.',
  });
}

function unusable(path: string, reason: string): UsageError {
  return new UsageError({
    code: 'invalid-store',
    message: `${path} cannot be used as a store: ${reason}.`,
    where: 'store',
    fix: 'Pass a file that the mock server has written, or one that does not exist.',
  });
}
