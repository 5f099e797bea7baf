import type { ReceivedRequest } from './listen/listen.ts';
import type { SentDelivery } from './server/deliveryList.ts';

interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What `expect` has after `expect.extend(matchers)`, for the declarations of Vitest or Jest. */
export interface EventMatchers<R = unknown> {
  /** Whether an endpoint has accepted an event of a type. */
  toHaveReceivedEvent(event: string): R;
}

/** A provider of a mock server, or a listener. */
interface Received {
  readonly received: (() => readonly SentDelivery[]) | readonly ReceivedRequest[];
}

/** Matchers for Vitest and Jest: `expect.extend(matchers)`. */
export const matchers = {
  /** Whether an endpoint has accepted an event of a type. */
  toHaveReceivedEvent(actual: Received, event: string): MatcherResult {
    const types = acceptedTypes(actual);
    const pass = types.includes(event);
    const seen = types.length === 0 ? 'nothing' : types.join(', ');
    return {
      pass,
      message: () => `Expected the endpoint ${pass ? 'not ' : ''}to accept ${event}. It accepted ${seen}.`,
    };
  },
};

function acceptedTypes(actual: Received): readonly string[] {
  const { received } = Object(actual) as Partial<Received>;
  if (typeof received === 'function') return received().map(({ delivery }) => delivery.event);
  if (!Array.isArray(received))
    throw new TypeError('toHaveReceivedEvent is for a provider of a mock server, or for what `listen` resolves to.');
  const accepted = received.filter(({ verification, issues }) => verification.ok && issues.length === 0);
  return accepted.map(({ event = 'an unknown event' }) => event);
}
