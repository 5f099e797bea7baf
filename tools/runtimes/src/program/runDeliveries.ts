import type { DeliveryCase } from '../cases/deliveryCases.ts';
import type { Report } from './runCases.ts';

/** The export of a receiver's module that the program uses. */
export interface Receivers {
  readonly createReceiver: (options: object) => Receiver;
}

interface Receiver {
  readonly fetch: (request: unknown, runtime?: object) => Promise<unknown>;
}

interface Receipt {
  readonly status: number;
  readonly outcome: string;
  readonly problem?: { readonly message: string };
}

// Every runtime has Fetch, but the types of none of them.
declare const Request: new (url: string, init: object) => unknown;

/** Delivers every case to a receiver, and adds what became of it to a report. `runtime` may keep handlers alive. */
export async function runDeliveries(
  providers: Readonly<Record<string, Receivers>>,
  cases: readonly DeliveryCase[],
  report: Report,
  runtime?: object,
): Promise<Report> {
  const failures = [...report.failures];
  const outcomes = [...report.outcomes];
  for (const { name, provider, headers, body, secret, now, expected } of cases) {
    const receipts: Receipt[] = [];
    const receiver = providers[provider]?.createReceiver({
      ...(secret === undefined ? { unsigned: true } : { secret }),
      on: { otherwise: () => {} },
      now: () => now,
      onReceipt: (receipt: Receipt) => receipts.push(receipt),
    });
    for (const _ of expected)
      await receiver?.fetch(new Request('http://localhost/webhooks', { method: 'POST', headers, body }), runtime);
    const found = receipts.map(({ status, outcome }) => `${status} ${outcome}`).join(', ');
    outcomes.push(`${name}: ${found} ${receipts.map(({ problem }) => problem?.message).join()}`);
    if (found !== expected.join(', ')) failures.push(`${name}: ${found} instead of ${expected.join(', ')}`);
  }
  return { ...report, deliveries: cases.length, failures, outcomes };
}
