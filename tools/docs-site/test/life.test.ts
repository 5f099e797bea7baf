import type { DeliveryPolicy, Signature, Webhook } from '@hookbook/contract';
import { expect, test } from 'vitest';
import { lifeOf } from '../src/model/life.ts';
import type { Inline } from '../src/model/sections.ts';

const SIGNATURE = {
  ...{ scheme: 'hmac-sha256', algorithm: 'hmac-sha256', key: 'text', header: 'x-signature', encoding: 'hex' },
  ...{ format: '{signature}', content: '{body}', origin: 'vendor' },
} as Signature;

function life(delivery: Partial<DeliveryPolicy>, signature?: Signature): readonly string[] {
  const webhook: Webhook = {
    eventType: [],
    delivery: { ...delivery, origin: 'vendor' },
    ...(signature && { signature }),
  };
  return lifeOf(webhook).map(({ title, text }) => `${title}: ${text.map(textOf).join('')}`);
}

function textOf(part: Inline): string {
  return typeof part === 'string' ? part : 'code' in part ? part.code : textOf(part.link);
}

test('a delivery that is acknowledged, or retried until it is given up', () => {
  const delivery = { method: 'POST', success: '2xx', timeout: 'PT10S', retries: ['PT1M', 'PT1H'] } as const;
  expect(life({ ...delivery, disableAfter: { failedMessages: 5 } }, SIGNATURE)).toEqual([
    'Trigger: Something happens at the provider.',
    'Request: POST with HMAC-SHA256 in x-signature',
    'Your endpoint: Verify, validate, skip duplicates, store.',
    'Acknowledged: By 2xx within 10 seconds',
    'Retried: Otherwise: 2 times, after 1 minute, 1 hour',
    'Given up: After the last attempt; the endpoint is disabled after 5 failed messages',
  ]);
});

test('a provider without retries gives up at once', () => {
  expect(life({ retries: [] }).slice(3)).toEqual(['Acknowledged: By a success status', 'Given up: Otherwise, at once']);
});

test('nothing is invented that no vendor published', () => {
  expect(life({})).toEqual([
    'Trigger: Something happens at the provider.',
    'Request: A request without a signature',
    'Your endpoint: Verify, validate, skip duplicates, store.',
    'Acknowledged: By a success status',
    'Retried: Not published',
    'Given up: Not published',
  ]);
});
