import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Signature } from '../src/catalogue/provider.ts';
import type { Received } from './receiver.ts';

// How receivers verify signatures, written from the documentation of the vendors and not from the code under test.

/** Flagright: hex digests of the raw body, one per active secret, separated by commas. */
export function verifyFlagright({ headers, body }: Received, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest('hex');
  return String(headers['x-flagright-signature'])
    .split(',')
    .some((actual) => isSame(actual, expected));
}

/** Dynamic: `sha256=` and the hex digest of the raw body. */
export function verifyDynamic({ headers, body }: Received, secret: string): boolean {
  const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  return isSame(String(headers['x-dynamic-signature-256']), expected);
}

/** Standard Webhooks 1.0.0: base64 HMAC of id, timestamp and raw body, with a tolerance of five minutes. */
export function verifyStandard({ headers, body }: Received, secret: string, now = Date.now()): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': list } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof list !== 'string') return false;
  if (!/^\d+$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return list.split(' ').some((entry) => entry.startsWith('v1,') && isSame(entry.slice(3), expected));
}

/** Any provider: as its `x-webhook` describes. */
export function verifyAsDescribed(received: Received, signature: Signature | undefined, secret: string): boolean {
  if (signature === undefined || signature.scheme === 'standard-webhooks') return verifyStandard(received, secret);
  const hmac = createHmac('sha256', secret);
  for (const part of signature.content.split(/(\{[^}]+\})/)) {
    if (part === '{body}') hmac.update(received.body);
    else if (part.startsWith('{')) hmac.update(String(received.headers[part.slice(1, -1)]));
    else hmac.update(part);
  }
  const expected = signature.prefix + hmac.digest(signature.encoding);
  const value = String(received.headers[signature.header]);
  return (signature.separator === undefined ? [value] : value.split(signature.separator)).some((actual) =>
    isSame(actual, expected),
  );
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
