import { type OwnValues, signedValues } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import type { EventOf, EventTypeOf, OneOf, ProviderName } from '../catalogue/contractTypes.ts';
import { findEvent, findProvider } from '../catalogue/find.ts';
import type { Provider } from '../catalogue/provider.ts';
import { signatureOf } from '../catalogue/signature.ts';
import { type Fault, stepsFor } from '../faults/index.ts';
import { catalogue as contractCatalogue } from '../gen/index.ts';
import { type Body, bytesOf, checkRepresentable, serialisePayload } from '../message/body.ts';
import { buildMessage, type IdentifiedMessage } from '../message/buildMessage.ts';
import { checkEntities, type EntityIds } from '../message/entities.ts';
import { joinMessages } from '../message/joinMessages.ts';
import { pointerPath } from '../message/pointer.ts';
import { getOwn, withValueAt } from '../message/runtimeExpression.ts';
import { setValues } from '../message/setValues.ts';
import { seededRandom, systemRandom } from '../random/random.ts';
import type { Secret } from '../secrets/secrets.ts';
import type { Delivery, SignatureInfo } from './delivery.ts';
import { signedHeaders } from './headers.ts';
import type { Overrides, Values } from './overrides.ts';
import { attemptPlan } from './policy.ts';
import { type Query, queryFor, withQuery } from './query.ts';
import { placeOf, type SignInput, schemeName, signatureFields } from './sign.ts';

export interface DeliveryOptions<P extends ProviderName = ProviderName, B extends Body = string>
  extends OtherOptions<P, B> {
  /** The event type or slug. */
  readonly event: EventTypeOf<P>;
  /** A payload to send instead of an example. Its ids and times stay. */
  readonly payload?: unknown;
  /** Values to replace in the payload, by JSON pointer such as `/data/email`. `undefined` removes the member. */
  readonly set?: Values | undefined;
  /** Whether `set` and `payload` may violate the contract. */
  readonly unchecked?: boolean | undefined;
}

/** Options whose types are the same for all events of a provider. */
interface OtherOptions<P extends ProviderName, B extends Body> {
  /** The provider's name or slug. */
  readonly provider: P;
  /** Further events in the same delivery, if the provider sends lists of events. */
  readonly batch?: readonly EventTypeOf<P>[] | undefined;
  /** The secret that the receiver verifies with. Pass several during a rotation, newest first. */
  readonly secret: Secret;
  /** Values of the signed content that no request contains, by name: `{ 'webhook-id': '…' }`. */
  readonly values?: OwnValues | undefined;
  /** The slug or name of the example to send. Defaults to the first example of the event. */
  readonly example?: string | undefined;
  /** A body to sign and send as it is, byte for byte, instead of an example. It need not be JSON. */
  readonly body?: B | undefined;
  /** Headers to add, or to send instead of those of the example. They may be signed. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Keeps the ids and times of the example. */
  readonly verbatim?: boolean | undefined;
  /** The time of the first attempt, and of the event. Defaults to the current time. */
  readonly now?: Date | undefined;
  /** When the event happened. Defaults to `now`, or to the beginning of 2026 for a seed without `now`. */
  readonly occurredAt?: Date | undefined;
  /** Makes ids, and the time of the event, the same for the same seed. The time of the attempt is `now`. */
  readonly seed?: string | number | undefined;
  /** The ids of the entities in the event, by their name in the contract: `{ user: 'u-1' }`. Defaults to new ones. */
  readonly entities?: EntityIds | undefined;
  /** The id of the delivery. Defaults to a new one. */
  readonly id?: string | undefined;
  /** Where the delivery is sent. Required for providers that sign the URL. */
  readonly url?: string | undefined;
  /** An environment of the provider in which some facts about attempts differ, such as its sandbox. */
  readonly environment?: string | undefined;
  /** A deliberate defect, to test that the receiver rejects the delivery. */
  readonly fault?: Fault | undefined;
  /** Providers to use instead of those in the contract. */
  readonly catalogue?: readonly Provider[] | undefined;
}

/** Options whose types are those of the event. */
export interface TypedDelivery<P extends ProviderName, B extends Body, Type, Set, Unchecked>
  extends OtherOptions<P, B>,
    Overrides<EventOf<P, Type>, Set, Unchecked> {
  /** The event type or slug. */
  readonly event: OneOf<EventTypeOf<P>, Type>;
}

/** When seeded events happen. */
export const SEED_TIME = new Date('2026-01-01T00:00:00.000Z');

/** Builds the request that the provider would send for an event, with its signature. Throws a `UsageError`. */
export function createDelivery<
  const P extends ProviderName,
  B extends Body = string,
  const Type extends string = string,
  const Set = Values,
  Unchecked extends boolean = boolean,
>(options: TypedDelivery<P, B, Type, Set, Unchecked>): Delivery<B> {
  const provider = findProvider(options.catalogue ?? contractCatalogue, options.provider);
  const event = findEvent(provider, options.event);
  checkEntities(provider, options.entities);
  checkRepresentable(options.payload, 'payload');
  for (const value of Object.values(options.set ?? {})) checkRepresentable(value, 'set');
  const plan = attemptPlan(provider, options.environment);
  const now = options.now ?? new Date();
  const { seed, values } = options;
  const random = seed === undefined ? systemRandom : seededRandom(seed);
  const fresh = {
    random,
    occurredAt: options.occurredAt ?? options.now ?? (seed === undefined ? now : SEED_TIME),
    entities: options.entities,
  };
  const further = (options.batch ?? []).map((type) => buildMessage(provider, findEvent(provider, type), fresh));
  const signature = signatureOf(provider);
  const contentType = provider.webhook.delivery?.contentType;
  const steps = stepsFor(options.fault, { provider, event, signature });
  const secrets = steps.secrets(typeof options.secret === 'string' ? [options.secret] : options.secret);
  const joined = joinMessages(provider, buildMessage(provider, event, { ...options, ...fresh }), further);
  const unsigned = { ...joined, ...steps.message(joined) };
  return deliveryOf(unsigned, now);

  /** A token in the query is the same for every attempt. */
  function tokenIn({ id, headers }: IdentifiedMessage, body: Body): Query {
    if (signature.query === undefined) return {};
    return signatureFields({ signature, secrets, request: { headers, body: bytesOf(body) }, values, id, at: now })
      .query;
  }

  function deliveryOf(unsignedMessage: IdentifiedMessage, at: Date): Delivery<B> {
    const { body: given } = options;
    const signedAt = steps.signedAt(at);
    const message =
      given === undefined
        ? withSignedMembers(unsignedMessage, { signature, secrets, values, at: signedAt })
        : unsignedMessage;
    const body = steps.signedBody(given ?? serialisePayload(message, contentType));
    const query = steps.sentQuery({ ...queryFor(signature, body, contentType), ...tokenIn(message, body) });
    const headersAt = (time: Date, url = options.url) => {
      const signed = { provider, message, body, signature, secrets, values, at: steps.signedAt(time) };
      return steps.sentHeaders(signedHeaders({ ...signed, url: url && withQuery(url, query) }));
    };
    return {
      method: provider.webhook.delivery?.method ?? 'POST',
      headers: headersAt(at),
      // A body that is given has its own type, and all others are text.
      body: steps.sentBody(body) as B,
      query,
      ...(options.fault !== undefined && { fault: options.fault }),
      ...(steps.wire && { wire: steps.wire }),
      provider: provider.name,
      event: event.type,
      id: message.id,
      signature: signatureInfo(provider, signature, options.fault),
      ...plan,
      headersAt,
      redelivery: (time = new Date()) => deliveryOf(markedAsRedelivery(unsignedMessage, provider), time),
    };
  }
}

function markedAsRedelivery(message: IdentifiedMessage, { webhook: { redelivered } }: Provider): IdentifiedMessage {
  return redelivered ? { ...message, ...withValueAt(message, redelivered, true) } : message;
}

/** Sets values, as numbers where the payload has numbers. */
function setTexts(payload: unknown, texts: Readonly<Record<string, string>>): unknown {
  const values = Object.entries(texts).map(([pointer, text]) => {
    const known = pointerPath(pointer).reduce(getOwn, payload);
    return [pointer, typeof known === 'number' ? Number(text) : text] as const;
  });
  return setValues(payload, Object.fromEntries(values));
}

/** The message with what the provider signs within the payload, and its signature if it is there. Every attempt has the same payload. */
function withSignedMembers(
  message: IdentifiedMessage,
  { signature, secrets, values, at }: Pick<SignInput, 'signature' | 'secrets' | 'values' | 'at'>,
): IdentifiedMessage {
  const { member, timestamp, id } = signature;
  if ([member, timestamp?.member, id?.member].every((place) => place === undefined)) return message;
  const { members: signed } = signedValues(signature, { id: message.id, now: at });
  const payload = setTexts(message.payload, signed);
  if (signature.member === undefined) return { ...message, payload };
  const request = { headers: message.headers, body: Buffer.alloc(0), payload };
  const { members } = signatureFields({ signature, secrets, request, values, id: message.id, at });
  return { ...message, payload: setTexts(payload, members) };
}

function signatureInfo({ title }: Provider, signature: Signature, fault: Fault | undefined): SignatureInfo {
  const { scheme, algorithm, header, query, origin, also } = signature;
  const schemeText =
    scheme === 'standard-webhooks' ? 'Standard Webhooks' : `${schemeName(scheme)} in ${placeOf(signature)}`;
  const source =
    origin === 'vendor'
      ? `the scheme of ${title}`
      : `chosen by Hookbook because ${title} publishes no signature scheme`;
  const faultText = fault === undefined ? '' : ` Deliberate fault: ${fault}.`;
  return {
    scheme,
    ...(header !== undefined && { header }),
    ...(also && { furtherHeaders: also.map((other) => placeOf(other)).filter((name) => name !== header) }),
    ...(query !== undefined && { query }),
    ...(algorithm === 'none' && { isToken: true as const }),
    origin,
    note: `Signed with ${schemeText}, ${source}.${faultText}`,
  };
}
