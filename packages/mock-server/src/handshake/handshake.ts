import { createHmac, randomUUID } from 'node:crypto';
import type { OwnValues } from '@hookbook/webhook';
import type { Handshake } from '@hookbook/webhook/x-webhook';
import type { Provider } from '../catalogue/provider.ts';
import { createDelivery } from '../delivery/createDelivery.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Fault } from '../faults/index.ts';
import type { Secret } from '../secrets/secrets.ts';
import { type Attempt, attempt } from '../send/attempt.ts';
import { realClock } from '../send/clock.ts';

export interface HandshakeOptions {
  readonly provider: Provider;
  readonly catalogue: readonly Provider[];
  readonly secret: Secret;
  /** Values of the signed content that no request contains, by name. */
  readonly values?: OwnValues | undefined;
  readonly url: string;
  readonly allowHosts?: readonly string[] | undefined;
  /** A defect of the request. Only for challenges that are signed. */
  readonly fault?: Fault | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface HandshakeResult {
  readonly attempt: Attempt;
  /** Whether the endpoint gave the response that the provider expects. */
  readonly isAnswered: boolean;
  /** The body that the provider expects. */
  readonly expected: string;
}

/** Checks an endpoint as the provider does before it sends events. Rejects with a `UsageError` if the contract has no handshake. */
export async function playHandshake(options: HandshakeOptions): Promise<HandshakeResult> {
  const { provider, secret, allowHosts, signal } = options;
  const { handshake } = provider.webhook;
  if (!handshake) throw noHandshake(provider);
  const challenge = randomUUID();
  const request =
    handshake.query === undefined ? inBody(handshake, challenge, options) : inQuery(handshake, challenge, options);
  const result = await attempt({
    ...request,
    ...{ allowHosts, signal, clock: realClock, timeout: 10_000, success: '200', stopOn: [] },
  });
  const [key = ''] = [secret].flat();
  const expected = answerTo(challenge, handshake.response, key);
  return { attempt: result, expected, isAnswered: result.delivered && isSame(result.responseBody ?? '', expected) };
}

interface HandshakeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function inQuery({ method, query = '' }: Handshake, challenge: string, { url }: HandshakeOptions): HandshakeRequest {
  const target = new URL(url);
  target.searchParams.append(query, challenge);
  return { method, url: target.href, headers: { 'user-agent': 'hookbook-mock-server' }, body: '' };
}

/** A signed request like that of an event. Some values distinguish it from an event. */
function inBody(
  { method, when, challenge: place }: Handshake,
  challenge: string,
  { provider, catalogue, secret, values: own, url, fault }: HandshakeOptions,
): HandshakeRequest {
  const values = [...when, ...(place ? [{ place, value: challenge }] : [])];
  const payload = {};
  for (const { place: at, value } of values) if (at.in === 'payload') setDeep(payload, at.path, value);
  const inHeaders = values.filter(({ place: at }) => at.in === 'header');
  const headers = Object.fromEntries(inHeaders.map(({ place: at, value }) => [at.path[0] ?? '', value]));
  const event = provider.events[0]?.type ?? '';
  const body = JSON.stringify(payload);
  const shared = { provider: provider.name, event, secret, values: own, url, fault, catalogue };
  const delivery = createDelivery({ ...shared, body, headers });
  return { method, url, headers: delivery.headers, body: delivery.body };
}

function setDeep(payload: object, [key = '', ...rest]: readonly string[], value: string): void {
  const known: unknown = Object.hasOwn(payload, key) ? (payload as Record<string, unknown>)[key] : undefined;
  const child = typeof known === 'object' && known !== null ? known : {};
  Object.defineProperty(payload, key, {
    ...{ value: rest.length === 0 ? value : child, enumerable: true, configurable: true, writable: true },
  });
  if (rest.length > 0) setDeep(child, rest, value);
}

function answerTo(challenge: string, response: Handshake['response'], secret: string): string {
  const hmac = createHmac('sha256', secret).update(challenge);
  const digest = hmac.digest();
  const fill = (template: string) =>
    template
      .replaceAll('{challenge}', challenge)
      .replaceAll('{hmac-sha256-hex}', digest.toString('hex'))
      .replaceAll('{hmac-sha256-base64}', digest.toString('base64'));
  if (typeof response === 'string') return fill(response);
  return JSON.stringify(Object.fromEntries(Object.entries(response).map(([name, template]) => [name, fill(template)])));
}

/** JSON may have another order and white space. */
function isSame(actual: string, expected: string): boolean {
  if (actual.trim() === expected) return true;
  try {
    const [a, b]: unknown[] = [JSON.parse(actual), JSON.parse(expected)];
    return typeof b === 'object' && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
  } catch {
    return false;
  }
}

function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value;
}

function noHandshake({ title }: Provider): UsageError {
  return new UsageError({
    code: 'no-handshake',
    message: `The contract describes no handshake of ${title}.`,
    where: 'provider',
    fix: 'Describe it with `x-webhook.handshake`, or send an event.',
  });
}
