import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Signature } from '../src/catalogue/provider.ts';
import type { Received } from './receiver.ts';

/** What a receiver does, written from what the providers publish and not from the code under test. */

/** Flagright: hex digests of the raw body, one per active secret, with commas between. */
export function verifyFlagright({ headers, body }: Received, secret: string): boolean {
  const own = createHmac('sha256', secret).update(body).digest('hex');
  return String(headers['x-flagright-signature'])
    .split(',')
    .some((theirs) => isSame(theirs, own));
}

/** Dynamic: `sha256=` and the hex digest of the raw body. */
export function verifyDynamic({ headers, body }: Received, secret: string): boolean {
  const own = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  return isSame(String(headers['x-dynamic-signature-256']), own);
}

/** Standard Webhooks 1.0.0: base64 of the HMAC over id, time and raw body; five minutes of tolerance. */
export function verifyStandard({ headers, body }: Received, secret: string, now = Date.now()): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': list } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof list !== 'string') return false;
  if (!/^\d+$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const own = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return list.split(' ').some((entry) => entry.startsWith('v1,') && isSame(entry.slice(3), own));
}

/** Any provider: as its `x-webhook` says. Contents with headers in them are put together by hand, byte for byte. */
export function verifyAsDescribed(received: Received, signature: Signature | undefined, secret: string): boolean {
  if (signature === undefined || signature.scheme === 'standard-webhooks') return verifyStandard(received, secret);
  const hmac = createHmac('sha256', secret);
  for (const part of signature.content.split(/(\{[^}]+\})/)) {
    if (part === '{body}') hmac.update(received.body);
    else if (part.startsWith('{')) hmac.update(String(received.headers[part.slice(1, -1)]));
    else hmac.update(part);
  }
  const own = signature.prefix + hmac.digest(signature.encoding);
  const value = String(received.headers[signature.header]);
  return (signature.separator === undefined ? [value] : value.split(signature.separator)).some((theirs) =>
    isSame(theirs, own),
  );
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
