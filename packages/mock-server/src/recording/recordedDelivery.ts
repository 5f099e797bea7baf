import { randomUUID } from 'node:crypto';
import { type OwnValues, schemeOf } from '@hookbook/webhook';
import type { SignatureFields } from '@hookbook/webhook/sign';
import type { Provider } from '../catalogue/provider.ts';
import { signatureOf } from '../catalogue/signature.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { checkOwnValues } from '../delivery/ownValues.ts';
import { attemptPlan, DEFAULT_PLAN } from '../delivery/policy.ts';
import { signatureFields } from '../delivery/sign.ts';
import { UsageError } from '../errors/usageError.ts';
import { type Body, bytesOf } from '../message/body.ts';
import type { Secret } from '../secrets/secrets.ts';
import type { RecordedRequest } from './recordedRequest.ts';

/** Who signs a recorded request again. */
export interface Signer {
  readonly provider: Provider;
  readonly secret: Secret;
  /** Values of the signed content that no request contains, by name. */
  readonly values?: OwnValues | undefined;
}

export interface RecordedDeliveryOptions {
  /** Where it is sent. */
  readonly url: string;
  /** Headers to add, or to send instead of those that were recorded. */
  readonly headers?: RecordedRequest['headers'];
  readonly signer?: Signer | undefined;
}

/** Headers of one connection, and what the sender computes itself. */
const CONNECTION = /^(host|connection|keep-alive|proxy-.*|transfer-encoding|te|trailer|upgrade|content-length|expect)$/;

/**
 * A recorded request as a delivery: with the bytes that were recorded, and with its own signature unless somebody signs it
 * again. Throws a `UsageError` if the provider cannot sign it.
 */
export function recordedDelivery(
  request: RecordedRequest,
  { url, headers: added = {}, signer }: RecordedDeliveryOptions,
): Delivery<Body> {
  if (signer) checkOwnValues(signatureOf(signer.provider), signer.values);
  const kept = Object.entries({ ...request.headers, ...added }).filter(([name]) => !CONNECTION.test(name));
  const signature = signer && signatureOf(signer.provider);
  // Not each of them is made again.
  const old = (signature?.also ?? []).map(({ header }) => header);
  const headers = Object.fromEntries(kept.filter(([name]) => !old.includes(name)));
  const place = signature?.id?.header === undefined ? undefined : schemeOf(signature, signer?.values).id;
  const id = place?.read({ request: { headers, body: bytesOf(request.body) }, node: undefined }) ?? randomUUID();
  const fieldsAt = (now: Date, to = url) =>
    signer && signedAgain({ ...request, headers, url: to }, { signer, id, now });
  const headersAt = (now: Date, to?: string) => ({ ...headers, ...fieldsAt(now, to)?.headers });
  const first = fieldsAt(new Date());
  const delivery: Delivery<Body> = {
    ...(signer ? attemptPlan(signer.provider, undefined) : DEFAULT_PLAN),
    method: request.method as Delivery['method'],
    headers: { ...headers, ...first?.headers },
    body: request.body,
    query: first?.query ?? {},
    provider: signer?.provider.name ?? 'recorded',
    event: 'request',
    id,
    signature: {
      scheme: signature?.scheme ?? 'recorded',
      origin: signature?.origin ?? 'vendor',
      note: signer ? `Signed again as ${signer.provider.title} does.` : 'Sent with the signature that was recorded.',
    },
    headersAt,
    redelivery: () => delivery,
  };
  return delivery;
}

interface SigningAgain {
  readonly signer: Signer;
  readonly id: string;
  readonly now: Date;
}

function signedAgain(
  { url, headers, body }: RecordedRequest,
  { signer: { provider, secret, values }, id, now }: SigningAgain,
): SignatureFields {
  const request = { url, headers, body: bytesOf(body) };
  const signature = signatureOf(provider);
  const fields = signatureFields({ signature, secrets: [secret].flat(), request, values, id, at: now });
  if (Object.keys(fields.members).length === 0) return fields;
  throw new UsageError({
    code: 'signed-in-payload',
    message: `${provider.title} signs within the payload, so signing again would change the bytes.`,
    where: 'sign',
    fix: 'Send the request as it was recorded, or create a delivery from its payload with `send --payload`.',
  });
}
