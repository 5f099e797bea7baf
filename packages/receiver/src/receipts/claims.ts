import type { MemoryReceiptsOptions, Receipts } from './receipts.ts';

interface Entry {
  /** That of the claim. Empty if it was released or completed. */
  readonly token: string;
  readonly isDone: boolean;
  readonly attempt: number;
  readonly ttl: number;
  /** When the claim ends, or when the entry is forgotten. */
  readonly until: number;
}

/** Claims in the memory of this process: lost when it ends, and not shared with others. */
export function memoryClaims({
  max = 100_000,
  now = Date.now,
}: MemoryReceiptsOptions = {}): Pick<Receipts, 'claim' | 'complete' | 'release'> {
  // In the order in which the entries were made.
  const entries = new Map<string, Entry>();
  let claims = 0;

  /** As the newest one, and forgets the oldest ones, but none that is being handled. */
  function put(key: string, entry: Entry): void {
    entries.delete(key);
    entries.set(key, entry);
    for (const [oldest, { token, until }] of entries) {
      if (entries.size <= max) break;
      if (!token || until <= now()) entries.delete(oldest);
    }
  }

  /** Ends a claim. */
  function settle(key: string, token: string, isDone: boolean): boolean {
    const entry = entries.get(key);
    const isOwned = entry?.token === token && entry.until > now();
    if (isOwned) put(key, { ...entry, token: '', isDone, until: now() + entry.ttl });
    return isOwned;
  }

  return {
    claim: (key, { lease, ttl }) => {
      const { token: running, isDone, until = 0, attempt: last = 0 } = entries.get(key) ?? {};
      const isCurrent = until > now();
      if (isCurrent && (running || isDone)) return { state: isDone ? 'done' : 'running' };
      // The attempts before one that did not end count, too.
      const attempt = isCurrent || running ? last + 1 : 1;
      claims += 1;
      const token = String(claims);
      put(key, { token, isDone: false, attempt, ttl, until: now() + lease });
      return { state: 'new', token, attempt };
    },
    complete: (key, token) => settle(key, token, true),
    release: (key, token) => settle(key, token, false),
  };
}
