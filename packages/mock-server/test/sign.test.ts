import type { Signature } from '@hookbook/webhook/x-webhook';
import { describe, expect, test } from 'vitest';
import { STANDARD_WEBHOOKS } from '../src/catalogue/signature.ts';
import { signatureFields } from '../src/delivery/sign.ts';
import { DEFAULT_SECRET } from '../src/secrets/testSecret.ts';

const PLAIN: Signature = {
  scheme: 'hmac-sha256',
  algorithm: 'hmac-sha256',
  key: 'text',
  header: 'x-signature',
  encoding: 'hex',
  format: '{signature}',
  separator: ',',
  content: '{body}',
  origin: 'vendor',
};

interface Input {
  readonly signature: Signature;
  readonly secrets: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly id?: string;
  readonly at?: Date;
}

/** The value of the signature header. */
function signatureValue({ signature, secrets, headers = {}, body, id = '', at = new Date() }: Input): string {
  const request = { headers, body: Buffer.from(body) };
  return signatureFields({ signature, secrets, request, id, at }).headers[signature.header ?? ''] ?? '';
}

function standard(secrets: readonly string[], id: string, timestamp: string, body: string): string {
  return signatureValue({ signature: STANDARD_WEBHOOKS, secrets, body, id, at: new Date(Number(timestamp) * 1000) });
}

describe('published vectors', () => {
  test('Standard Webhooks, from the JavaScript, Python and C# libraries', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const value = standard([secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}');
    expect(value).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('Standard Webhooks, from the Rust library', () => {
    const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
    const body = '{"email":"test@example.com","username":"test_user"}';
    const value = standard([secret], 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk', '1649367553', body);
    expect(value).toBe('v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=');
  });

  test('hex digest of the body, from Flagright', () => {
    const body =
      '{"id":"2fa554d3-1ffa-4361-9af6-5479c2d4847f","type":"USER_STATE_UPDATED","createdTimestamp":1661522222301,"triggeredBy":"MANUAL","data":{"userId":"U-1","state":"BLOCKED","reason":"updated manually"}}';
    const value = signatureValue({ signature: PLAIN, secrets: ['your-webhook-secret-key'], headers: {}, body });
    expect(value).toBe('7a424fc0cc51c8af5e9f4f88a581d217ed4c3f53c577dde9be3f214b5d95affb');
  });

  test('`sha256=` and a hex digest of the body, from Dynamic', () => {
    const body =
      '{"messageId":"f44da9f0-a5b5-47f6-965f-f04af51c903e","eventId":"2cf779a8-89da-486f-974e-2b77b738e4ac","eventName":"ping"}';
    const signature = { ...PLAIN, format: 'sha256={signature}' };
    const value = signatureValue({ signature, secrets: ['dynamic-test-secret'], headers: {}, body });
    expect(value).toBe('sha256=8511b4040e952cf83a2eb7d4be9f7878f81102c7f7bc97429b41146c37dacdd5');
  });
});

test('each secret gives a signature with the prefix', () => {
  const signature = { ...PLAIN, format: 's={signature}' };
  const one = signatureValue({ signature, secrets: ['new'], headers: {}, body: '{}' });
  const two = signatureValue({ signature, secrets: ['old'], headers: {}, body: '{}' });
  expect(signatureValue({ signature, secrets: ['new', 'old'], headers: {}, body: '{}' })).toBe(`${one},${two}`);
});

test('Standard Webhooks separates signatures with a space', () => {
  const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', DEFAULT_SECRET];
  expect(standard(secrets, 'msg_1', '1', '{}')).toMatch(/^v1,[A-Za-z0-9+/]{43}= v1,[A-Za-z0-9+/]{43}=$/);
});

test('a signature without a separator accepts only one secret', () => {
  const { separator: _, ...signature } = PLAIN;
  expect(() => signatureValue({ signature, secrets: ['a', 'b'], headers: {}, body: '' })).toThrow(
    /sends one signature in x-signature/,
  );
});

test('dollar signs in the body are not replacement patterns', () => {
  const body = `{"$&":"$'{body}"}`;
  const value = signatureValue({ signature: PLAIN, secrets: ['s'], headers: {}, body });
  // From `openssl dgst -sha256 -hmac s`.
  expect(value).toBe('7f2e003e0e6ea0f89abcb98ced73ca3c8aa7114c2375323eafdec2f2fd7a09f7');
});

test('rejects a message without a signed header', () => {
  const signature = { ...PLAIN, content: '{x-time}.{body}' };
  expect(() => signatureValue({ signature, secrets: ['s'], headers: {}, body: '' })).toThrow(
    /covers the header "x-time"/,
  );
});

describe('secrets of Standard Webhooks', () => {
  test.each([
    ['not base64', 'whsec_not base64!', /is not base64/],
    ['23 bytes', `whsec_${Buffer.alloc(23).toString('base64')}`, /this one has 23/],
    ['65 bytes', `whsec_${Buffer.alloc(65).toString('base64')}`, /this one has 65/],
    ['an empty secret', '', /requires a secret/],
  ])('rejects %s', (_, secret, message) => {
    expect(() => standard([secret], 'msg_1', '1', '{}')).toThrow(message);
  });

  test('the prefix is optional', () => {
    const secret = DEFAULT_SECRET.replace('whsec_', '');
    expect(standard([secret], 'msg_1', '1', '{}')).toBe(standard([DEFAULT_SECRET], 'msg_1', '1', '{}'));
  });

  test('the error does not contain the secret', () => {
    expect(() => standard(['whsec_c2VjcmV0'], 'msg_1', '1', '{}')).toThrow(expect.not.stringContaining('c2VjcmV0'));
  });
});
