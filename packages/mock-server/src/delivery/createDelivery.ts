import { findEvent, findProvider } from '../catalogue/find.ts';
import type { Provider, Signature } from '../catalogue/provider.ts';
import { UsageError } from '../errors/usageError.ts';
import { catalogue as builtIn, type EventTypes } from '../gen/index.ts';
import { buildMessage } from './buildMessage.ts';
import type { Delivery, SignatureInfo } from './delivery.ts';
import { type Fault, stepsFor } from './fault.ts';
import { signedHeaders } from './headers.ts';
import { STANDARD_WEBHOOKS } from './sign.ts';
import { responseTimeout, retryDelays } from './timing.ts';

/** Any string, while editors still complete the known ones. */
type OtherString = string & {};

export type ProviderName = keyof EventTypes | OtherString;
export type EventTypeOf<P> = (P extends keyof EventTypes ? EventTypes[P] : never) | OtherString;

export interface DeliveryOptions<P extends ProviderName = ProviderName> {
  readonly provider: P;
  readonly event: EventTypeOf<P>;
  /** What the receiver verifies with; several while a secret is being rotated, the newest first. */
  readonly secret: string | readonly string[];
  /** Which example to send; the first one by default. */
  readonly example?: string | undefined;
  /** Send this instead of an example, exactly as given. */
  readonly payload?: unknown;
  /** Other values in the payload, by JSON pointer like `/data/email`; `undefined` leaves a member out. */
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  /** Send the example exactly as it is, with its old ids and times. */
  readonly verbatim?: boolean | undefined;
  /** The time of the event and of the first attempt; now by default. */
  readonly now?: Date | undefined;
  /** The id of the delivery; a new one by default. */
  readonly id?: string | undefined;
  /** Make the delivery wrong, to test that the receiver refuses it. */
  readonly fault?: Fault | undefined;
  /** Other providers than those of the contract. */
  readonly catalogue?: readonly Provider[] | undefined;
}

/** The exact request that the provider would send for one event, signed as the provider signs. */
export function createDelivery<const P extends ProviderName>(options: DeliveryOptions<P>): Delivery {
  const provider = findProvider(options.catalogue ?? builtIn, options.provider);
  const event = findEvent(provider, options.event);
  const now = options.now ?? new Date();
  const message = buildMessage(provider, event, { ...options, now });
  const signature = provider.webhook.signature ?? STANDARD_WEBHOOKS;
  const steps = stepsFor(options.fault, signature);
  const body = steps.signedBody(serialisePayload(message.payload));
  const secrets = steps.secrets(typeof options.secret === 'string' ? [options.secret] : options.secret);
  const headersAt = (at: Date) =>
    steps.sentHeaders(signedHeaders({ provider, message, body, signature, secrets, at: steps.signedAt(at) }));
  const policy = provider.webhook.delivery;
  return {
    method: policy?.method ?? 'POST',
    headers: headersAt(now),
    body: steps.sentBody(body),
    provider: provider.name,
    event: event.type,
    id: message.id,
    signature: signatureInfo(provider, signature, options.fault),
    timeout: responseTimeout(policy),
    success: policy?.success ?? '2xx',
    retries: retryDelays(policy),
    headersAt,
  };
}

/** The payload as JSON, serialised once: what is signed is what is sent. */
function serialisePayload(payload: unknown): string {
  const text = tryJson(payload);
  if (text !== undefined) return text;
  throw new UsageError({
    code: 'bad-payload',
    message: 'The payload cannot be written as JSON.',
    where: 'payload',
    fix: 'Give plain data: objects, arrays, strings, finite numbers, booleans and null.',
  });
}

function tryJson(payload: unknown): string | undefined {
  try {
    return JSON.stringify(payload);
  } catch {
    return undefined;
  }
}

function signatureInfo(
  { title }: Provider,
  { scheme, header, origin }: Signature,
  fault: Fault | undefined,
): SignatureInfo {
  const how = scheme === 'standard-webhooks' ? 'Standard Webhooks' : `HMAC-SHA256 in ${header}`;
  const note =
    origin === 'vendor'
      ? `Signed as ${title} signs: ${how}.`
      : `${title} publishes no signature scheme: signed with ${how}, a choice of Hookbook's.`;
  return { scheme, header, origin, note: fault === undefined ? note : `${note} Wrong on purpose: ${fault}.` };
}
