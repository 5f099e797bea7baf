import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReceivedRequest } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import type { Signature } from '@hookbook/webhook/x-webhook';

// How receivers verify signatures, written from the documentation of the vendors and not from the code under test.

/** Flagright: hex digests of the raw body, one per active secret, separated by commas. */
export function verifyFlagright({ headers, body }: ReceivedRequest, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest('hex');
  return String(headers['x-flagright-signature'])
    .split(',')
    .some((actual) => isSame(actual, expected));
}

/** Dynamic: `sha256=` and the hex digest of the raw body. */
export function verifyDynamic({ headers, body }: ReceivedRequest, secret: string): boolean {
  const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  return isSame(String(headers['x-dynamic-signature-256']), expected);
}

/** Any provider: as its `x-webhook` describes. */
export function verifyAsDescribed(
  received: ReceivedRequest,
  signature: Signature | undefined,
  secret: string,
): boolean {
  if (signature === undefined || signature.scheme === 'standard-webhooks')
    return verifyStandardWebhook(received, secret);
  const hmac = createHmac('sha256', secret);
  for (const part of [signature.content]
    .flat()
    .join('')
    .split(/(\{[^}]+\})/)) {
    if (part === '{body}') hmac.update(received.body);
    else if (part.startsWith('{')) hmac.update(String(received.headers[part.slice(1, -1)]));
    else hmac.update(part);
  }
  const expected = signature.format.replace('{signature}', hmac.digest(signature.encoding as 'hex' | 'base64'));
  const value = String(received.headers[signature.header ?? '']);
  return (signature.separator === undefined ? [value] : value.split(signature.separator)).some((actual) =>
    isSame(actual, expected),
  );
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
