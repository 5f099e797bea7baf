import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lineOf, recordsOf, type StoreRecord } from './storeRecords.ts';

export interface CompactedStore {
  /** At its end, to append more. */
  readonly file: FileHandle;
  /** Bytes. */
  readonly size: number;
}

/**
 * Leaves out of a store what is no longer needed: deliveries that have ended, except the latest `maxEnded`. A crash leaves the old
 * file or the new one. Calls `onRecord` with everything that stays.
 */
export async function compactStore(
  path: string,
  maxEnded: number,
  onRecord: (record: StoreRecord) => void = () => {},
): Promise<CompactedStore> {
  const isNeeded = await neededRecords(path, maxEnded);
  const compacted = `${path}.new`;
  const file = await open(compacted, 'w', 0o600);
  try {
    let [size, text] = [0, ''];
    const write = async () => {
      await file.writeFile(text);
      size += Buffer.byteLength(text);
      text = '';
    };
    for await (const record of recordsOf(path)) {
      if (!isNeeded(record)) continue;
      onRecord(record);
      text += lineOf(record);
      if (text.length > WRITTEN_AT_ONCE) await write();
    }
    await write();
    await file.sync();
    await rename(compacted, path);
    await syncFolder(dirname(path));
    return { file, size };
  } catch (error) {
    await file.close();
    await rm(compacted, { force: true });
    throw error;
  }
}

/** Characters. */
const WRITTEN_AT_ONCE = 1024 * 1024;

async function neededRecords(path: string, maxEnded: number): Promise<(record: StoreRecord) => boolean> {
  /** Whether each delivery has ended, in the order in which they were sent. */
  const deliveries = new Map<number, boolean>();
  const sentPlans = new Set<number>();
  for await (const record of recordsOf(path)) {
    if (record.type === 'delivery') {
      deliveries.set(record.delivery.number, false);
      if (record.plan !== undefined) sentPlans.add(record.plan);
    } else if (record.type === 'ended' && deliveries.has(record.number)) deliveries.set(record.number, true);
  }
  const ended = [...deliveries].flatMap(([number, isEnded]) => (isEnded ? [number] : []));
  const dropped = new Set(ended.slice(0, Math.max(0, ended.length - maxEnded)));
  return (record) =>
    record.type === 'planned'
      ? !sentPlans.has(record.plan)
      : !dropped.has(record.type === 'delivery' ? record.delivery.number : record.number);
}

/** The new name survives a crash of the machine only then. Windows cannot do this, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
