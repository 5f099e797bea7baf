import { clampToTimer } from './clock.ts';

export class TimeoutError extends Error {
  readonly code = 'timeout';
}

interface Limits {
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/** Runs something that is stopped, with the reason, when its time is up or the signal aborts. */
export async function withLimits<T>(
  { timeout, signal }: Limits,
  stop: (reason: unknown) => void,
  run: () => Promise<T>,
): Promise<T> {
  const timer = setTimeout(() => stop(new TimeoutError()), clampToTimer(timeout));
  const abort = () => stop(signal?.reason);
  // A signal may outlive many requests.
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await run();
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
