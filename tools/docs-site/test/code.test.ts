import { createHmac } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';
import type { Signature } from '@hookbook/contract';
import { event, provider } from '@hookbook/testkit/contracts';
import { HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { describe, expect, test } from 'vitest';
import { receiveCode, sendCommand } from '../src/code/receiveCode.ts';
import { verifyCode } from '../src/code/verifyCode.ts';
import { RICH_CONTRACT } from './richContract.ts';

type IsSigned = (body: Uint8Array, headers: Record<string, unknown>, secret: string) => boolean;

/** Runs the code exactly as it appears on the page. */
async function isSignedBy(signature: Signature): Promise<IsSigned> {
  const code = stripTypeScriptTypes(verifyCode(signature));
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).isSigned;
}

function signatureOf(name: string): Signature {
  const signature = RICH_CONTRACT.providers.find((candidate) => candidate.name === name)?.webhook.signature;
  if (signature === undefined) throw new Error(`${name} has no signature`);
  return signature;
}

const BODY = Buffer.from('{"name":"\u00e9"}');
// Not valid UTF-8. Decoding turns both into the same text, so only a comparison of bytes distinguishes them.
const BROKEN = Buffer.from([0x22, 0xff, 0x22]);
const ALSO_BROKEN = Buffer.from([0x22, 0xfe, 0x22]);

describe('the code for HMAC-SHA256', () => {
  const sign = (body: Buffer, secret: string) =>
    `sha256=${createHmac('sha256', secret).update('now.').update(body).digest('hex')}`;
  const isSigned = isSignedBy(signatureOf('acme'));
  const verify = async (body: Buffer, header: unknown, secret = 'secret') =>
    (await isSigned)(body, { timestamp: 'now', 'x-acme-signature': header }, secret);

  test('accepts a body signed with the secret, also among other signatures', async () => {
    expect(await verify(BODY, sign(BODY, 'secret'))).toBe(true);
    expect(await verify(BODY, `${sign(BODY, 'old')}, ${sign(BODY, 'secret')}`)).toBe(true);
  });

  test.each([
    ['another body', sign(Buffer.from('{}'), 'secret')],
    ['another secret', sign(BODY, 'other')],
    ['no prefix', sign(BODY, 'secret').slice('sha256='.length)],
    ['an empty header', ''],
    ['no header', undefined],
  ])('rejects %s', async (_, header) => {
    expect(await verify(BODY, header)).toBe(false);
  });

  test('compares bytes, not text', async () => {
    expect(await verify(BROKEN, sign(BROKEN, 'secret'))).toBe(true);
    expect(await verify(ALSO_BROKEN, sign(BROKEN, 'secret'))).toBe(false);
  });

  test('rejects an empty secret, which anyone could sign with', async () => {
    await expect(verify(BODY, sign(BODY, ''), '')).rejects.toThrow('The webhook secret is empty');
  });
});

describe('the code for Standard Webhooks', () => {
  const key = Buffer.alloc(32, 7);
  const isSigned = isSignedBy(signatureOf('bolt'));
  const verify = async (age: number) => {
    const timestamp = String(Math.floor(Date.now() / 1000) - age);
    const digest = createHmac('sha256', key).update(`1.${timestamp}.`).update(BODY).digest('base64');
    const headers = { id: '1', 'webhook-timestamp': timestamp, timestamp, 'webhook-signature': `v1a,x v1,${digest}` };
    return (await isSigned)(BODY, headers, `whsec_${key.toString('base64')}`);
  };

  test.each([
    [0, true],
    [290, true],
    [310, false],
    [-310, false],
  ])('accepts a message that is %s seconds old: %s', async (age, expected) => {
    expect(await verify(age)).toBe(expected);
  });

  test('rejects a secret that is only the prefix', async () => {
    const isSignedNow = await isSigned;
    expect(() => isSignedNow(BODY, {}, 'whsec_')).toThrow('The webhook secret is empty');
  });

  test('rejects a message without a timestamp', async () => {
    expect((await isSigned)(BODY, { 'webhook-signature': 'v1,x' }, `whsec_${key.toString('base64')}`)).toBe(false);
  });
});

describe.each(Object.entries(HOSTILE_TEXTS))('%s', (_, text) => {
  test.each(['hmac-sha256', 'standard-webhooks'] as const)('stays text in the code for %s', async (scheme) => {
    const hostile = { header: text, prefix: text, separator: text || ',', content: `${text}{body}{${text}}` };
    const isSigned = await isSignedBy({ ...signatureOf('bolt'), ...hostile, scheme, tolerance: text });
    expect(isSigned(BODY, {}, 'secret')).toBe(false);
  });

  test('stays text in the code for an event', () => {
    const hostile = event({ type: text, typeName: 'SparkEvent' });
    const code = receiveCode(hostile, provider({ events: [hostile] }));
    expect(stripTypeScriptTypes(code).match(/if \(result\.ok && result\.type === ".*"\) \{\n/)).not.toBe(null);
  });
});

test('the command to send an event has the secret only if the provider signs', () => {
  const [acme] = RICH_CONTRACT.providers;
  const created = event({ type: 'user.created' });
  expect(acme && sendCommand(created, acme)).toBe(
    'npx hookbook-mock send acme user.created \\\n  --to http://127.0.0.1:3000/webhooks --secret "$WEBHOOK_SECRET"',
  );
  expect(sendCommand(created, provider({ name: 'quiet' }))).not.toContain('--secret');
});
