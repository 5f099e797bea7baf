import type { OwnValues } from '@hookbook/webhook';
import { providerNamed } from '../catalogue/find.ts';
import type { Provider } from '../catalogue/provider.ts';
import { createDelivery } from '../delivery/createDelivery.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { valuesFor } from '../delivery/ownValues.ts';
import { UsageError } from '../errors/usageError.ts';
import { type Body, bytesOf, payloadOf, textOf } from '../message/body.ts';
import type { OwnSecrets } from '../secrets/ownSecrets.ts';
import { type Secrets, secretFor } from '../secrets/secrets.ts';
import type { Attempt } from '../send/attempt.ts';
import type { SendOptions } from '../send/send.ts';
import type { StoredDelivery, StoreRecord, UnsentDelivery } from './storeRecords.ts';

/** What a server knows that is not in a store. */
export interface RestoreContext {
  readonly catalogue: readonly Provider[];
  readonly secrets: Secrets | undefined;
  readonly values: OwnValues | undefined;
  readonly ownSecrets: OwnSecrets;
  readonly allowHosts: readonly string[];
}

/** How a server sends a delivery, and whether with another secret than its own. */
export type ServerSendOptions = SendOptions & { readonly ownSecret?: boolean };

export interface RestoredDelivery extends Pick<StoredDelivery, 'number' | 'url' | 'retry' | 'timeScale'> {
  readonly secret: SecretState;
  readonly delivery: Delivery<Body>;
  readonly attempts: readonly Attempt[];
  readonly isEnded: boolean;
  readonly cancelled: boolean;
  readonly resume: NonNullable<SendOptions['resume']>;
}

/** What is stored of a delivery: not its signature, which may be the secret itself. */
export function unsentDelivery(
  url: string,
  { provider, event, id, headers, body, signature, fault }: Delivery<Body>,
  { retry = false, timeScale = 1, ownSecret = false }: ServerSendOptions,
): UnsentDelivery {
  const { furtherHeaders = [] } = signature;
  const unsigned = Object.entries(headers).filter(
    ([name]) => name !== signature.header && !furtherHeaders.includes(name),
  );
  return {
    ...{ url, provider, event, id, retry, timeScale },
    headers: Object.fromEntries(unsigned),
    bodyBase64: bytesOf(body).toString('base64'),
    ...(ownSecret && { ownSecret }),
    ...(fault !== undefined && { fault }),
  };
}

/** One of several deliveries that follow each other, which is still to be sent. */
export interface PlannedDelivery {
  /** Identifies it in the store. */
  readonly plan: number;
  readonly delivery: Delivery<Body>;
  readonly url: string;
  readonly options: ServerSendOptions;
  readonly dueAt: Date;
}

/** What was planned and not sent, in the order in which it is due. */
export function restoredPlans(records: readonly StoreRecord[], context: RestoreContext): readonly PlannedDelivery[] {
  const sent = new Set(records.flatMap((record) => (record.type === 'delivery' ? [record.plan] : [])));
  const plans = records.flatMap((record) => {
    if (record.type !== 'planned' || sent.has(record.plan) || record.delivery.fault !== undefined) return [];
    const { plan, dueAt, delivery: unsent } = record;
    const secret = secretState(unsent, context);
    if (secret === 'unknown') return [];
    const delivery = restored(unsent, false, context);
    const { url, retry, timeScale } = unsent;
    const options = { retry, timeScale, allowHosts: context.allowHosts, ownSecret: secret === 'own' };
    return delivery ? [{ plan, delivery, url, options, dueAt: new Date(dueAt) }] : [];
  });
  return plans.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.plan - b.plan);
}

/** The highest number of a plan, or 0. */
export function lastPlan(records: readonly StoreRecord[]): number {
  return records.reduce((last, record) => ('plan' in record ? Math.max(last, record.plan ?? 0) : last), 0);
}

interface History {
  readonly stored: StoredDelivery;
  readonly attempts: Attempt[];
  /** Whether an attempt was started, and its result is not known. */
  isStarted: boolean;
  /** Whether the result of an earlier attempt is not known: it may have been accepted. */
  wasInterrupted: boolean;
  isEnded: boolean;
  cancelled: boolean;
}

/** The deliveries in the records of a store. Those of providers that the contract no longer has are left out. */
export function restoredDeliveries(
  records: readonly StoreRecord[],
  context: RestoreContext,
): readonly RestoredDelivery[] {
  return historiesIn(records).flatMap((history) => {
    const { stored, attempts, isStarted, wasInterrupted, cancelled } = history;
    const last = attempts.at(-1);
    const isFinal = last !== undefined && last.retryIn === undefined && !isStarted;
    const secret = secretState(stored, context);
    const isEnded = history.isEnded || isFinal || stored.fault !== undefined || secret === 'unknown';
    const delivery = restored(stored, isStarted || wasInterrupted, context);
    if (!delivery) return [];
    const { number, url, retry, timeScale } = stored;
    const wait = isStarted || !last ? 0 : dueIn(last);
    const resume = { attempts, wait };
    return [{ number, url, retry, timeScale, secret, delivery, attempts, isEnded, cancelled, resume }];
  });
}

const NEW = { isStarted: false, wasInterrupted: false, isEnded: false, cancelled: false };

function historiesIn(records: readonly StoreRecord[]): readonly History[] {
  const histories = new Map<number, History>();
  for (const record of records) {
    if (record.type === 'delivery') {
      const { delivery: stored } = record;
      histories.set(stored.number, { stored, attempts: [], ...NEW });
      continue;
    }
    if (record.type === 'planned') continue;
    const history = histories.get(record.number);
    if (!history) continue;
    if (record.type === 'started') {
      history.wasInterrupted ||= history.isStarted;
      history.isStarted = true;
    }
    if (record.type === 'attempt') {
      history.attempts.push(record.attempt);
      history.isStarted = false;
    }
    if (record.type === 'ended') {
      history.isEnded = true;
      history.cancelled = record.cancelled ?? false;
    }
  }
  return [...histories.values()];
}

/** With which secret a delivery is signed: that of the server, its own, or one that nobody has given to this server. */
export type SecretState = 'server' | 'own' | 'unknown';

function secretState({ ownSecret, provider, url }: UnsentDelivery, { ownSecrets }: RestoreContext): SecretState {
  if (!ownSecret) return 'server';
  return ownSecrets.get(provider, url) === undefined ? 'unknown' : 'own';
}

/** The delivery with the bytes that were sent. If an attempt was interrupted, the next one is marked as a redelivery. */
function restored(stored: UnsentDelivery, isInterrupted: boolean, context: RestoreContext): Delivery<Body> | undefined {
  const { catalogue, secrets, ownSecrets } = context;
  const provider = providerNamed(catalogue, stored.provider);
  if (!provider) return undefined;
  const bytes = Buffer.from(stored.bodyBase64, 'base64');
  const { event, id, headers, url } = stored;
  const own = stored.ownSecret ? ownSecrets.get(provider.name, url) : undefined;
  const secret = own?.secret ?? secretFor(provider, secrets);
  const values = own?.values ?? valuesFor(provider, context.values);
  const shared = { provider: provider.name, event, id, headers, url, catalogue, secret, values };
  const payload =
    isInterrupted && provider.webhook.redelivered
      ? payloadOf(bytes, provider.webhook.delivery?.contentType)
      : undefined;
  try {
    if (payload !== undefined) return createDelivery<string>({ ...shared, payload }).redelivery();
    return createDelivery<string, Body>({ ...shared, body: textOf(bytes) ?? bytes });
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** Milliseconds until the next attempt was to follow. */
function dueIn({ startedAt, duration, retryIn = 0 }: Attempt): number {
  return Math.max(0, Date.parse(startedAt) + duration + retryIn - Date.now());
}
