import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReceivedRequest } from './receiver.ts';

const TOLERANCE_SECONDS = 300;

/**
 * Whether a request is signed as Standard Webhooks 1.0.0 requires. Written from the specification and independent of the
 * code that signs, so that both cannot share a mistake. `secret` is base64 with the prefix `whsec_`.
 */
export function verifyStandardWebhook(
  { headers, body }: Pick<ReceivedRequest, 'headers' | 'body'>,
  secret: string,
  now = Date.now(),
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
  if (!/^\d+$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return signatures.split(' ').some((entry) => entry.startsWith('v1,') && isSame(entry.slice('v1,'.length), expected));
}

function isSame(received: string, expected: string): boolean {
  const [a, b] = [Buffer.from(received), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
