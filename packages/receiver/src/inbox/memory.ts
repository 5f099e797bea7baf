import { createInbox } from './createInbox.ts';
import type { Inbox, InboxEntry, LeasedEvent, StoredEvent } from './inbox.ts';

export interface MemoryInboxOptions {
  /** The current time in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

interface Entry {
  readonly event: StoredEvent;
  state: InboxEntry['state'];
  /** When a worker may take it, or when it was done. */
  due: number;
  token: string;
  attempts: number;
  error?: string;
}

/** An inbox for tests: its events do not survive the process, and it has no transactions. */
export function memoryInbox({ now = Date.now }: MemoryInboxOptions = {}): Inbox<undefined> {
  // In the order in which the events were stored.
  const entries = new Map<string, Entry>();

  function append(event: StoredEvent): boolean {
    if (entries.has(event.key)) return false;
    entries.set(event.key, { event, state: 'pending', due: now(), token: '', attempts: 0 });
    return true;
  }

  /** The entry, if the lease has not ended. */
  function owned({ key, token }: LeasedEvent): Entry | undefined {
    const entry = entries.get(key);
    return entry?.state === 'pending' && entry.token === token && entry.due > now() ? entry : undefined;
  }

  return createInbox({
    append: (events) => events.map(append),
    lease: (provider, max, duration) => leasedOf(entries, { provider, max, duration, now: now() }),
    handle: async (event, work) => {
      if (!owned(event)) return false;
      await work(undefined);
      const entry = owned(event);
      if (entry) Object.assign(entry, { state: 'done', due: now() });
      return entry !== undefined;
    },
    fail: (event, error, delay) => {
      const entry = owned(event);
      if (!entry) return false;
      const next = delay === 'never' ? ({ state: 'dead', due: now() } as const) : { due: now() + delay };
      Object.assign(entry, { ...next, token: '', error });
      return true;
    },
    list: ({ state, limit = 100 }) =>
      [...entries.values()]
        .filter((entry) => entry.state === state)
        .slice(0, limit)
        .map(({ event: { key, receivedAt }, attempts, error }) => ({
          ...{ key, state, attempts, receivedAt },
          ...(error !== undefined && { error }),
        })),
    replay: (key) => {
      const dead = [...entries.values()].filter(
        ({ event, state }) => state === 'dead' && (key ?? event.key) === event.key,
      );
      for (const entry of dead) Object.assign(entry, { state: 'pending', due: now(), attempts: 0 });
      return dead.length;
    },
    purge: (age, provider) => {
      const old = [...entries.values()].filter(
        ({ event, state, due }) =>
          state === 'done' && due <= now() - age && (provider ?? event.provider) === event.provider,
      );
      for (const { event } of old) entries.delete(event.key);
      return old.length;
    },
  });
}

interface LeaseOptions {
  readonly provider: string;
  readonly max: number;
  readonly duration: number;
  readonly now: number;
}

/** Leases what is due. An event waits for all earlier ones about the same resource. */
function leasedOf(
  entries: ReadonlyMap<string, Entry>,
  { provider, max, duration, now }: LeaseOptions,
): readonly LeasedEvent[] {
  const leased: LeasedEvent[] = [];
  const resources = new Set<string>();
  for (const entry of entries.values()) {
    if (leased.length === max) break;
    const { event, state, due } = entry;
    if (state !== 'pending' || event.provider !== provider) continue;
    const isBlocked = event.resource !== undefined && resources.has(event.resource);
    if (event.resource !== undefined) resources.add(event.resource);
    if (isBlocked || due > now) continue;
    entry.token = crypto.randomUUID();
    entry.due = now + duration;
    entry.attempts += 1;
    leased.push({ ...event, token: entry.token, attempt: entry.attempts, stale: isStale(event, entries) });
  }
  return leased;
}

/** Whether a later event about the same resource was handled. */
function isStale({ resource, occurredAt }: StoredEvent, entries: ReadonlyMap<string, Entry>): boolean {
  if (resource === undefined || occurredAt === undefined) return false;
  return [...entries.values()].some(
    ({ state, event }) => state === 'done' && event.resource === resource && (event.occurredAt ?? 0) > occurredAt,
  );
}
