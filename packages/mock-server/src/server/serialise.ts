import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Attempt } from '../send/attempt.ts';

/** What is shown of a provider in lists. */
export function serialiseProvider({ name, title, webhook, events }: Provider) {
  return {
    provider: name,
    title,
    signature: webhook.signature
      ? { scheme: webhook.signature.scheme, header: webhook.signature.header, origin: webhook.signature.origin }
      : null,
    ping: webhook.ping ?? null,
    events: events.map(serialiseEvent),
  };
}

/** What is shown of an event: all but the payloads of its examples. */
export function serialiseEvent({ type, title, summary, deprecated, examples }: ProviderEvent) {
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
export function serialiseDelivery({ id, provider, event, signature, method, headers, body }: Delivery) {
  return { id, provider, event, signature, request: { method, headers, body } };
}

/** An attempt, for people: what came of it, and what follows. */
export function attemptText({ delivered, status, duration, responseBody, error, retryIn }: Attempt): string {
  const outcome = status === undefined ? (error?.code ?? 'failed') : String(status);
  const lines = [`${delivered ? 'delivered' : 'not delivered'}: ${outcome} after ${duration} ms`];
  if (error) lines.push(error.message);
  // As JSON: what a receiver says is not to move the cursor of a terminal.
  if (error && responseBody) lines.push(`Its answer: ${JSON.stringify(responseBody.slice(0, 200))}`);
  if (error) lines.push(error.fix);
  if (retryIn !== undefined) lines.push(`The next attempt is in ${waitText(retryIn)}.`);
  return lines.join('\n  ');
}

function waitText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 120_000) return `${Math.round(milliseconds / 1_000)} s`;
  if (milliseconds < 7_200_000) return `${Math.round(milliseconds / 60_000)} min`;
  return `${Math.round(milliseconds / 3_600_000)} h`;
}

/** The delivery as a `curl` command for a POSIX shell. */
export function curlCommand({ method, headers, body }: Delivery, url: string): string {
  const parts = [
    `curl -i -X ${method} ${quoteForShell(url)}`,
    ...Object.entries(headers).map(
      ([name, value]) => `-H ${quoteForShell(value === '' ? `${name};` : `${name}: ${value}`)}`,
    ),
    `--data-raw ${quoteForShell(body)}`,
  ];
  return parts.join(' \\\n  ');
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
