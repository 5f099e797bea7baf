import type { Receipts } from './receipts.ts';

export interface MemoryReceiptsOptions {
  /** The maximum number of events that are remembered. The oldest ones are forgotten first. 100,000 by default. */
  readonly max?: number;
  /** The current time in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

interface Entry {
  readonly ttl: number;
  /** Missing if the event was handled. */
  readonly token?: string;
  /** When the entry ends. */
  readonly until: number;
}

/** Receipts in the memory of this process: lost when it ends, and not shared with others. */
export function memoryReceipts({ max = 100_000, now = Date.now }: MemoryReceiptsOptions = {}): Receipts {
  // In the order in which the entries were made.
  const entries = new Map<string, Entry>();

  function find(key: string): Entry | undefined {
    const entry = entries.get(key);
    return entry && entry.until > now() ? entry : undefined;
  }

  function owned(key: string, token: string): Entry | undefined {
    const entry = find(key);
    return entry?.token === token ? entry : undefined;
  }

  function replace(key: string, entry: Entry): void {
    entries.delete(key);
    entries.set(key, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= max) break;
      entries.delete(oldest);
    }
  }

  return {
    claim: (key, { lease, ttl }) => {
      const entry = find(key);
      if (entry) return { state: entry.token === undefined ? 'done' : 'running' };
      const token = crypto.randomUUID();
      replace(key, { ttl, token, until: now() + lease });
      return { state: 'new', token };
    },
    complete: (key, token) => {
      const entry = owned(key, token);
      if (entry) replace(key, { ttl: entry.ttl, until: now() + entry.ttl });
      return entry !== undefined;
    },
    release: (key, token) => owned(key, token) !== undefined && entries.delete(key),
  };
}
