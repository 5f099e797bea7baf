import { memoryClaims } from './claims.ts';
import type { MemoryReceiptsOptions, Receipts } from './receipts.ts';

interface Latest {
  readonly occurredAt: number;
  readonly until: number;
}

/** Receipts in the memory of this process: lost when it ends, and not shared with others. */
export function memoryReceipts({ max = 100_000, now = Date.now }: MemoryReceiptsOptions = {}): Receipts {
  const latest = new Map<string, Latest>();

  function isLatest(resource: string, occurredAt: number): boolean {
    const known = latest.get(resource);
    return known === undefined || known.until <= now() || known.occurredAt <= occurredAt;
  }

  return {
    ...memoryClaims({ max, now }),
    isLatest,
    setLatest: (resource, occurredAt, ttl) => {
      if (!isLatest(resource, occurredAt)) return;
      latest.delete(resource);
      latest.set(resource, { occurredAt, until: now() + ttl });
      const [oldest = ''] = latest.keys();
      if (latest.size > max) latest.delete(oldest);
    },
  };
}
