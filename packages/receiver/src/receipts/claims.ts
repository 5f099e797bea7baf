import type { MemoryReceiptsOptions, Receipts } from './receipts.ts';

interface Entry {
  readonly state: 'running' | 'released' | 'done';
  readonly token: string;
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
    for (const [oldest, { state, until }] of entries) {
      if (entries.size <= max) break;
      if (state !== 'running' || until <= now()) entries.delete(oldest);
    }
  }

  /** Ends a claim. */
  function settle(key: string, token: string, state: 'released' | 'done'): boolean {
    const entry = entries.get(key);
    const isOwned = entry?.state === 'running' && entry.token === token && entry.until > now();
    if (isOwned) put(key, { ...entry, state, until: now() + entry.ttl });
    return isOwned;
  }

  return {
    claim: (key, { lease, ttl }) => {
      const { state, until = 0, attempt: last = 0 } = entries.get(key) ?? {};
      const isCurrent = until > now();
      if (isCurrent && (state === 'done' || state === 'running')) return { state };
      // The attempts before one that did not end count, too.
      const attempt = isCurrent || state === 'running' ? last + 1 : 1;
      claims += 1;
      const token = String(claims);
      put(key, { state: 'running', token, attempt, ttl, until: now() + lease });
      return { state: 'new', token, attempt };
    },
    complete: (key, token) => settle(key, token, 'done'),
    release: (key, token) => settle(key, token, 'released'),
  };
}
