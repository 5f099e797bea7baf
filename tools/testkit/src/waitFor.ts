import { vi } from 'vitest';

/** As long as a slow machine may take. */
const TIMEOUT_MS = 30_000;

/** Waits until a check passes. Rejects with its error if it does not. */
export function waitFor<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, TIMEOUT_MS);
}
