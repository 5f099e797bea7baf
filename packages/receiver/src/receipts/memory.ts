import type { Receipts } from './receipts.ts';

export interface MemoryReceiptsOptions {
  /** The maximum number of events that are remembered. The oldest ones are forgotten first. 100,000 by default. */
  readonly max?: number;
  /** The current time in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

interface Entry {
  readonly state: 'running' | 'released' | 'done';
  readonly token: string;
  readonly attempts: number;
  readonly ttl: number;
  /** When the claim ends, or when the entry is forgotten. */
  readonly until: number;
}

/** Receipts in the memory of this process: lost when it ends, and not shared with others. */
export function memoryReceipts({ max = 100_000, now = Date.now }: MemoryReceiptsOptions = {}): Receipts {
  // In the order in which the entries were made.
  const entries = new Map<string, Entry>();
  const latest = new Map<string, { readonly occurredAt: number; readonly until: number }>();
  let claims = 0;

  function find(key: string): Entry | undefined {
    const entry = entries.get(key);
    return entry && (entry.state === 'running' || entry.until > now()) ? entry : undefined;
  }

  function owned(key: string, token: string): Entry | undefined {
    const entry = entries.get(key);
    return entry?.state === 'running' && entry.token === token && entry.until > now() ? entry : undefined;
  }

  /** As the newest one, and forgets the oldest ones, but none that is being handled. */
  function put(key: string, entry: Entry): void {
    entries.delete(key);
    entries.set(key, entry);
    for (const [oldest, { state, until }] of entries) {
      if (entries.size <= max) break;
      if (state !== 'running' || until <= now()) entries.delete(oldest);
    }
  }

  function putLatest(resource: string, occurredAt: number, ttl: number): void {
    latest.delete(resource);
    latest.set(resource, { occurredAt, until: now() + ttl });
    const [oldest = ''] = latest.keys();
    if (latest.size > max) latest.delete(oldest);
  }

  function settle(key: string, token: string, state: 'released' | 'done'): boolean {
    const entry = owned(key, token);
    if (entry) put(key, { ...entry, state, until: now() + entry.ttl });
    return entry !== undefined;
  }

  return {
    claim: (key, { lease, ttl }) => {
      const entry = find(key);
      if (entry?.state === 'done') return { state: 'done' };
      if (entry?.state === 'running' && entry.until > now()) return { state: 'running' };
      const attempt = (entry?.attempts ?? 0) + 1;
      claims += 1;
      const token = String(claims);
      put(key, { state: 'running', token, attempts: attempt, ttl, until: now() + lease });
      return { state: 'new', token, attempt };
    },
    complete: (key, token) => settle(key, token, 'done'),
    release: (key, token) => settle(key, token, 'released'),
    isLatest: (resource, occurredAt) => {
      const known = latest.get(resource);
      return known === undefined || known.until <= now() || known.occurredAt <= occurredAt;
    },
    setLatest: (resource, occurredAt, ttl) => {
      const known = latest.get(resource);
      if (known && known.until > now() && known.occurredAt > occurredAt) return;
      putLatest(resource, occurredAt, ttl);
    },
  };
}
