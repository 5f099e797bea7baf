import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorMessage } from '../errors/errorCode.ts';
import { UsageError } from '../errors/usageError.ts';
import { type CompactedStore, compactStore } from './compactStore.ts';
import { lockStore } from './storeLock.ts';
import { lineOf, type StoreRecord, unusable } from './storeRecords.ts';

/** An append-only file. What was appended survives a crash once the promise has resolved. */
export interface Store {
  readonly append: (record: StoreRecord) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Reads what is needed of a file, and opens it to append more. A line that was being written when the process was killed is
 * dropped.
 */
export async function openStore(
  path: string,
  maxEnded: number,
): Promise<{ readonly store: Store; readonly records: readonly StoreRecord[] }> {
  // A symbolic link stays one.
  const target = await realpath(path).catch(() => resolve(path));
  const unlock = await lockStore(target);
  if (!unlock) throw inUse(path);
  try {
    const records: StoreRecord[] = [];
    const compact = (onRecord?: (record: StoreRecord) => void) => compactStore(target, maxEnded, onRecord);
    const store = storeIn(await compact((record) => records.push(record)), compact);
    return { store: { ...store, close: () => store.close().finally(unlock) }, records };
  } catch (error) {
    unlock();
    throw error instanceof UsageError ? error : unusable(path, errorMessage(error));
  }
}

/** Bytes. A smaller file is left as it is until the next start. */
const MIN_COMPACTED = 16 * 1024 * 1024;

/** Writes what was appended meanwhile with one sync. Compacts the file whenever it has become twice as large. */
function storeIn(opened: CompactedStore, compact: () => Promise<CompactedStore>): Store {
  let { file, size } = opened;
  let maxSize = Math.max(MIN_COMPACTED, 2 * size);
  let pending: string[] = [];

  async function write(): Promise<void> {
    const text = pending.join('');
    pending = [];
    await file.writeFile(text);
    await file.datasync();
    size += Buffer.byteLength(text);
  }

  async function compactIfLarge(): Promise<void> {
    if (size <= maxSize) return;
    const old = file;
    // Without space for a second file, for example, this one just grows.
    const compacted = await compact().catch(() => undefined);
    if (compacted) {
      ({ file, size } = compacted);
      await old.close();
    }
    maxSize = Math.max(MIN_COMPACTED, 2 * size);
  }

  /** Writes, one after the other. A write that fails makes those after it fail. */
  let writing: Promise<void> = Promise.resolve();
  /** Writes what is pending. */
  let next: Promise<void> = writing;
  return {
    append: (record) => {
      pending.push(lineOf(record));
      if (pending.length > 1) return next;
      next = writing.then(write);
      writing = next.then(compactIfLarge);
      // Reported by `next`.
      writing.catch(() => {});
      return next;
    },
    close: async () => {
      await writing.catch(() => {});
      await file.close();
    },
  };
}

function inUse(path: string): UsageError {
  return new UsageError({
    code: 'store-in-use',
    message: `${path} is in use by another running server.`,
    where: 'store',
    fix: 'Stop that server, or pass another file.',
  });
}
