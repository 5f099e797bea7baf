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

/** Matchers for Vitest and Jest: `expect.extend(matchers)`. */
export const matchers = {
  /** Whether an endpoint has accepted an event of a type. */
  toHaveReceivedEvent(
    { received }: { readonly received: () => readonly SentDelivery[] },
    event: string,
  ): MatcherResult {
    const types = received().map(({ delivery }) => delivery.event);
    const pass = types.includes(event);
    const seen = types.length === 0 ? 'nothing' : types.join(', ');
    return {
      pass,
      message: () => `Expected the endpoint ${pass ? 'not ' : ''}to accept ${event}. It accepted ${seen}.`,
    };
  },
};
