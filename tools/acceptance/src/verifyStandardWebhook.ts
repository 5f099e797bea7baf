import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReceivedRequest } from './receiver.ts';

/** Whether a request is signed by Standard Webhooks 1.0.0, written from its specification. */
export function verifyStandardWebhook({ headers, body }: ReceivedRequest, secret: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const own = Buffer.from(createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64'));
  return signatures.split(' ').some((entry) => {
    const theirs = Buffer.from(entry.replace(/^v1,/, ''));
    return entry.startsWith('v1,') && theirs.length === own.length && timingSafeEqual(theirs, own);
  });
}
