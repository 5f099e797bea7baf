import { expect, test } from 'vitest';
import { verifyStandardWebhook } from '../src/verifyStandardWebhook.ts';

/** The example of the specification. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const SIGNED_AT = 1_614_265_330;
const NOW = SIGNED_AT * 1000;
const HEADERS = {
  'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  'webhook-timestamp': String(SIGNED_AT),
  'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const BODY = Buffer.from('{"test": 2432232314}');

const verify = (headers: Record<string, string>, { body = BODY, secret = SECRET, now = NOW } = {}) =>
  verifyStandardWebhook({ headers, body }, secret, now);

test('the example of the specification is valid', () => {
  expect(verify(HEADERS)).toBe(true);
});

test('one valid signature among several is enough', () => {
  const signatures = `v1,bm90IHRoaXMgb25l v1a,${HEADERS['webhook-signature'].slice(3)} ${HEADERS['webhook-signature']}`;
  expect(verify({ ...HEADERS, 'webhook-signature': signatures })).toBe(true);
});

test.each([
  ['another id', { ...HEADERS, 'webhook-id': 'msg_other' }, {}],
  ['another timestamp', { ...HEADERS, 'webhook-timestamp': String(SIGNED_AT + 1) }, {}],
  ['a timestamp that is no integer', { ...HEADERS, 'webhook-timestamp': `${SIGNED_AT}.0` }, {}],
  [
    'another version of the scheme',
    { ...HEADERS, 'webhook-signature': 'v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' },
    {},
  ],
  [
    'a signature without version',
    { ...HEADERS, 'webhook-signature': 'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' },
    {},
  ],
  ['no signature', { 'webhook-id': HEADERS['webhook-id'], 'webhook-timestamp': HEADERS['webhook-timestamp'] }, {}],
  ['another body', HEADERS, { body: Buffer.from('{"test":2432232314}') }],
  ['another secret', HEADERS, { secret: 'whsec_AAAA' }],
  ['a request that is too old', HEADERS, { now: NOW + 301_000 }],
  ['a request from the future', HEADERS, { now: NOW - 301_000 }],
])('%s is invalid', (_, headers: Record<string, string>, given) => {
  expect(verify(headers, given)).toBe(false);
});

test('a request is valid for five minutes', () => {
  expect(verify(HEADERS, { now: NOW + 299_000 })).toBe(true);
});
