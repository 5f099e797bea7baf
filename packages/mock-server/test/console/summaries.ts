import type { DeliverySummary } from '../../src/server/summary.ts';

/** A delivery that was accepted, unless the test says otherwise. */
export function summary(number: number, more: Partial<DeliverySummary> = {}): DeliverySummary {
  return {
    ...{ number, provider: 'acme', event: 'user.created', id: `id-${number}`, url: 'http://localhost:3000/webhooks' },
    ...{ delivered: true, retrying: false, attempts: 1, status: 204, duration: 3 },
    startedAt: '2026-01-01T00:00:00.000Z',
    ...more,
  };
}
