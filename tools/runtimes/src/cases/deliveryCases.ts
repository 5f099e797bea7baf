import { catalogue, createDelivery, DEFAULT_SECRET, type DeliveryOptions } from '@hookbook/mock-server';

/** A delivery with the receipts that a receiver gives it, one after the other. */
export interface DeliveryCase {
  readonly name: string;
  readonly provider: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Missing for providers that do not say how they sign. */
  readonly secret?: string;
  /** The clock of the receiver, in milliseconds. */
  readonly now: number;
  readonly expected: readonly string[];
}

const NOW = new Date('2026-01-02T03:04:05.678Z');

/** Every event of the contract, signed and delivered twice, and signed wrongly. */
export function deliveryCases(): readonly DeliveryCase[] {
  return catalogue.flatMap(({ name, slug, events, webhook }) =>
    events.flatMap(({ type }) => {
      const options = { provider: name, event: type, secret: DEFAULT_SECRET, now: NOW } as never;
      const isSigned = webhook.signature !== undefined;
      const facts = { provider: slug, now: NOW.getTime(), ...(isSigned && { secret: DEFAULT_SECRET }) };
      const delivery: DeliveryCase = {
        ...{ ...facts, name: `${name} ${type} delivered`, ...requestOf(options) },
        expected: ['204 handled', '204 duplicate'],
      };
      if (!isSigned) return [delivery];
      const forged = requestOf({ ...(options as object), fault: 'wrong-signature' } as never);
      return [delivery, { ...facts, name: `${name} ${type} forged`, ...forged, expected: ['401 refused'] }];
    }),
  );
}

function requestOf(options: DeliveryOptions): Pick<DeliveryCase, 'headers' | 'body'> {
  const { headers, body } = createDelivery(options);
  return { headers, body };
}
