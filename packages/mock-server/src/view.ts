import type { Attempt } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import type { Provider, ProviderEvent } from './provider.ts';

/** What is shown of a provider in lists. */
export function providerView({ name, title, webhook, events }: Provider) {
  return {
    provider: name,
    title,
    signature: webhook.signature
      ? { scheme: webhook.signature.scheme, header: webhook.signature.header, origin: webhook.signature.origin }
      : null,
    ping: webhook.ping ?? null,
    events: events.map(eventView),
  };
}

/** What is shown of an event: all but the payloads of its examples. */
export function eventView({ type, title, summary, deprecated, examples }: ProviderEvent) {
  return {
    event: type,
    title,
    summary,
    deprecated,
    examples: examples.map((example) => ({
      example: example.slug,
      name: example.name,
      summary: example.summary,
      origin: example.origin,
    })),
  };
}

/** What is shown of a delivery: everything but the secret, which it does not hold. */
export function deliveryView({ id, provider, event, signedWith, method, headers, body }: Delivery) {
  return { id, provider, event, signedWith, request: { method, headers, body } };
}

/** One line about an attempt, for people. */
export function attemptText({ delivered, status, duration, error }: Attempt): string {
  const outcome = status === undefined ? (error?.code ?? 'failed') : String(status);
  const line = `${delivered ? 'delivered' : 'not delivered'}: ${outcome} after ${duration} ms`;
  return error ? `${line}\n  ${error.message}\n  ${error.fix}` : line;
}
