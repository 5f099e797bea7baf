import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { withQuery } from '../delivery/query.ts';
import { type Body, bytesOf, textOf } from '../message/body.ts';

/** A provider as JSON output: its signature scheme and its events. */
export function serialiseProvider({ name, title, webhook, events }: Provider) {
  const scenarios = Object.entries(webhook.scenarios ?? {});
  return {
    provider: name,
    title,
    signature: webhook.signature
      ? { scheme: webhook.signature.scheme, header: webhook.signature.header ?? null, origin: webhook.signature.origin }
      : null,
    ping: webhook.ping ?? null,
    scenarios: scenarios.map(([scenario, { summary, steps }]) => ({ scenario, summary, steps })),
    events: events.map(serialiseEvent),
  };
}

/** An event as JSON output, without the payloads of its examples. */
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

/** A delivery as JSON output. It contains no secret. */
export function serialiseDelivery(delivery: Delivery<Body>) {
  const { id, provider, event, signature, method, headers, body, query } = delivery;
  const { timeout, success, retries, stopOn, honoursRetryAfter, origins } = delivery;
  const { header, isToken } = signature;
  // A token is the secret itself.
  const shown = isToken && header !== undefined ? { ...headers, [header]: '…' } : headers;
  const request = { method, headers: shown, ...bodyAsText(body), ...(Object.keys(query).length > 0 && { query }) };
  const plan = { timeout, success, retries, stopOn, honoursRetryAfter, origins };
  return { id, provider, event, signature, request, plan };
}

/** JSON has no bytes. */
function bodyAsText(body: Body): { readonly body: string } | { readonly bodyBase64: string } {
  const text = textOf(body);
  return text === undefined ? { bodyBase64: bytesOf(body).toString('base64') } : { body: text };
}

/** A delivery as a `curl` command for a POSIX shell. */
export function curlCommand({ method, headers, body, query }: Delivery<Body>, url: string): string {
  const text = textOf(body);
  // An argument of a command cannot have all bytes.
  const isArgument = text !== undefined && !text.includes('\0');
  const parts = [
    `${isArgument ? '' : `printf %s ${bytesOf(body).toString('base64')} | base64 -d | `}curl -i -X ${method} ${quoteForShell(withQuery(url, query))}`,
    // curl sends a header without a value only if a semicolon follows the name.
    ...Object.entries(headers).map(
      ([name, value]) => `-H ${quoteForShell(value === '' ? `${name};` : `${name}: ${value}`)}`,
    ),
    isArgument ? `--data-raw ${quoteForShell(text)}` : '--data-binary @-',
  ];
  return parts.join(' \\\n  ');
}

/** One word of a POSIX shell command. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
