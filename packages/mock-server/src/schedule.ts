import { durationMs } from './duration.ts';
import type { DeliveryFacts } from './provider.ts';

/** Standard Webhooks recommends both. */
const DEFAULT_TIMEOUT = 'PT15S';
const DEFAULT_RETRIES = ['PT5S', 'PT5M', 'PT30M', 'PT2H', 'PT5H', 'PT10H', 'PT14H', 'PT20H', 'P1D'];

/** Milliseconds within which the receiver has to answer. */
export function timeoutOf(facts: DeliveryFacts | undefined): number {
  return durationMs(facts?.timeout ?? DEFAULT_TIMEOUT);
}

/** The provider's own waits; without them, as many of the recommended ones as fit into the time that it retries for. */
export function retriesOf(facts: DeliveryFacts | undefined): readonly number[] {
  if (facts?.retries) return facts.retries.map(durationMs);
  const longest = facts?.retryFor === undefined ? Number.POSITIVE_INFINITY : durationMs(facts.retryFor);
  let passed = 0;
  return DEFAULT_RETRIES.map(durationMs).filter((wait) => {
    passed += wait;
    return passed <= longest;
  });
}
