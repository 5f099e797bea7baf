import type { Example, Provider, ProviderEvent } from '../catalogue/provider.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { withQuery } from '../delivery/query.ts';
import { type Body, bytesOf, textOf } from '../message/body.ts';
import type { RecordedRequest } from '../recording/recordedRequest.ts';

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

/** The event types of a provider, as an API of webhooks lists them. */
export function eventTypesOf({ name: provider, events }: Provider) {
  return events.map(({ type, title, summary }) => ({ name: type, description: summary || title, provider }));
}

/** An event as JSON output, without the payloads of its examples. */
export function serialiseEvent(event: ProviderEvent) {
  return { ...eventFacts(event), examples: event.examples.map(exampleFacts) };
}

/** An event as JSON output, with the payloads of its examples and the headers that the contract has for them. */
export function serialiseEventInFull(event: ProviderEvent) {
  const examples = event.examples.map((example) => {
    const { payload, numbers, headers } = example;
    return { ...exampleFacts(example), payload, ...(numbers && { numbers }), ...(headers && { headers }) };
  });
  return { ...eventFacts(event), examples };
}

function eventFacts({ type, title, summary, deprecated }: ProviderEvent) {
  return { event: type, title, summary, deprecated };
}

function exampleFacts({ slug, name, summary, origin }: Example) {
  return { example: slug, name, summary, origin };
}

/** A delivery as JSON output. It contains no secret. */
export function serialiseDelivery(delivery: Delivery<Body>) {
  const { id, provider, event, signature, method, headers, body, query, fault } = delivery;
  const { timeout, success, retries, stopOn, honoursRetryAfter, origins } = delivery;
  const { header, query: parameter, isToken } = signature;
  // A token is the secret itself.
  const shown = isToken && header !== undefined ? { ...headers, [header]: '…' } : headers;
  const shownQuery =
    parameter !== undefined && Object.hasOwn(query, parameter) ? { ...query, [parameter]: '…' } : query;
  const parameters = Object.keys(query).length > 0 && { query: shownQuery };
  const request = { method, headers: shown, ...bodyAsText(body), ...parameters };
  const plan = { timeout, success, retries, stopOn, honoursRetryAfter, origins };
  return { id, provider, event, ...(fault !== undefined && { fault }), signature, request, plan };
}

/** JSON has no bytes. */
function bodyAsText(body: Body): { readonly body: string } | { readonly bodyBase64: string } {
  const text = textOf(body);
  return text === undefined ? { bodyBase64: bytesOf(body).toString('base64') } : { body: text };
}

/** The request of a delivery to a URL. */
export function requestOf({ method, headers, body, query }: Delivery<Body>, url: string): RecordedRequest {
  return { method, url: withQuery(url, query), headers, body };
}
