import type { EventSource, LeasedEvent } from './inbox.ts';

export interface WorkerOptions {
  /** The maximum number of events that are handled at once. 8 by default. */
  readonly concurrency?: number;
  /** Milliseconds after which another worker may handle an event, in case this one has died. 5 minutes by default. */
  readonly lease?: number;
  /** The number of attempts after which an event is dead. 10 by default. */
  readonly maxAttempts?: number;
  /** Milliseconds to wait after an attempt that failed. By default 1 s, twice as long each time, 1 h at most, with jitter. */
  readonly backoff?: (attempt: number) => number;
  /** Milliseconds after which to look for events that others have stored. 1 s by default. */
  readonly interval?: number;
  /** Called with what a handler or the store threw. Printed to the console by default. */
  readonly onError?: (error: unknown, event?: LeasedEvent) => void;
}

export interface Worker {
  /** Takes no further event, and resolves when all running handlers are done. */
  readonly stop: () => Promise<void>;
}

const PURGE_INTERVAL = 60_000;

/** Starts to handle the events in the inbox of a receiver. Several workers may share an inbox, in any number of processes. */
export function startWorker(
  receiver: { readonly source?: EventSource | undefined },
  options: WorkerOptions = {},
): Worker {
  const { concurrency = 8, lease = 300_000, maxAttempts = 10, backoff = defaultBackoff, interval = 1000 } = options;
  const { onError = (error) => console.error(error) } = options;
  const { source } = receiver;
  if (!source)
    throw new TypeError('Pass a receiver with an `inbox`, and not a router: the worker handles what is in it.');
  const { store, provider, process, remember, onStored } = source;
  const running = new Set<Promise<void>>();
  let isStopped = false;
  let lastPurge = 0;
  const { wait, wake } = createAlarm();
  const unsubscribe = onStored(wake);
  const finished = run();

  async function run(): Promise<void> {
    while (!isStopped) {
      const isIdle = await step().catch((error: unknown) => {
        onError(error);
        return true;
      });
      // Until something was stored or handled here, or the interval is over.
      if (isIdle && !isStopped) await wait(interval);
    }
    await Promise.all(running);
  }

  /** Starts to handle what is due. True if there is nothing more to do now. */
  async function step(): Promise<boolean> {
    if (Date.now() - lastPurge > PURGE_INTERVAL) {
      lastPurge = Date.now();
      await store.purge(remember, provider);
    }
    const free = concurrency - running.size;
    if (free <= 0) return true;
    const events = await store.lease(provider, free, lease);
    for (const event of events) start(event);
    return events.length < free;
  }

  function start(event: LeasedEvent): void {
    const handled = handle(event).catch(onError);
    const tracked = handled.then(() => {
      running.delete(tracked);
      wake();
    });
    running.add(tracked);
  }

  async function handle(event: LeasedEvent): Promise<void> {
    const ends = Date.now() + lease;
    try {
      await store.handle(event, (transaction) => process(event, transaction, () => ends - Date.now()));
    } catch (error) {
      onError(error, event);
      const isLast = event.attempt >= maxAttempts || isValidationError(error);
      await store.fail(event, messageOf(error), isLast ? 'never' : backoff(event.attempt));
    }
  }

  return {
    stop: async () => {
      isStopped = true;
      unsubscribe();
      wake();
      await finished;
    },
  };
}

/** A wait that can end early. */
function createAlarm() {
  let wake = () => {};
  return {
    wait: async (ms: number): Promise<void> => {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = () => {};
    },
    wake: () => wake(),
  };
}

function defaultBackoff(attempt: number): number {
  const longest = Math.min(2 ** (attempt - 1) * 1000, 3_600_000);
  return longest / 2 + (Math.random() * longest) / 2;
}

/** By its name, because ES modules and CommonJS have a class each, and a handler can use either. */
function isValidationError(error: unknown): boolean {
  return (Object(error) as { readonly name?: unknown }).name === 'WebhookValidationError';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
