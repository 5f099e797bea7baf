import { generateKeyPairSync } from 'node:crypto';
import type { Provider } from '@hookbook/contract';
import { describe, expect, test } from 'vitest';
import { sign } from '../../../../packages/webhook/src/sign/sign.ts';
import { contractOf } from '../events/contractOf.ts';
import { generatedReceiver } from './generatedReceiver.ts';

async function providerOf(signature: string): Promise<Provider> {
  const { contract } = await contractOf(`asyncapi: 3.0.0
info: { title: Parcel hooks, version: 1.0.0 }
channels:
  parcel:
    x-webhook: { eventType: $message.payload#/code, signature: ${signature} }
    messages: { PARCEL_LOST: { payload: { type: object, properties: { code: { const: PARCEL_LOST } } } } }
`);
  const [provider] = contract.providers;
  if (!provider) throw new Error('There is no provider.');
  return provider;
}

const body = new TextEncoder().encode('{"code":"PARCEL_LOST"}');

const JSON_TYPE = ['content-type', 'application/json'] as const;

/** The status codes for requests that have one of the headers each. */
async function statuses(provider: Provider, signing: readonly string[], secret: readonly string[]) {
  const { signature } = provider.webhook;
  if (!signature) throw new Error('Nothing is signed.');
  const { createReceiver } = await generatedReceiver<Record<string, unknown>>(provider);
  const { receive } = createReceiver({ secret, on: { otherwise: () => undefined } });
  const { headers } = sign(signature, signing, { headers: {}, body }, { id: 'msg_1' });
  const names = [...new Set([signature, ...(signature.also ?? [])].map(({ header = '' }) => header))];
  const others = Object.entries(headers).filter(([name]) => !names.includes(name));
  const statusWith = async (sent: readonly (readonly [string, string | undefined])[]) => {
    const request = { method: 'POST', headers: Object.fromEntries([JSON_TYPE, ...others, ...sent]), body };
    const { status } = await receive(request);
    return status;
  };
  const each = await Promise.all(names.map((name) => statusWith([[name, headers[name]]])));
  return [...each, await statusWith([])];
}

describe('the generated receiver accepts any signature of a request', () => {
  test('of two algorithms', async () => {
    const provider = await providerOf(
      "{ scheme: github, also: [{ algorithm: hmac-sha1, header: X-Hub-Signature, prefix: 'sha1=' }] }",
    );
    expect(provider.webhook.signature?.also).toEqual([
      {
        ...{ algorithm: 'hmac-sha1', key: 'text', header: 'x-hub-signature', format: 'sha1={signature}' },
        ...{ encoding: 'hex', content: '{body}' },
      },
    ]);
    expect(await statuses(provider, ['a secret for tests'], ['a secret for tests'])).toEqual([204, 204, 401]);
  });

  test('of two secrets', async () => {
    const provider = await providerOf(
      "{ scheme: hmac-sha256, header: box-1, encoding: base64, content: '{timestamp}{body}', tolerance: PT10M, timestamp: { header: box-time, unit: iso8601 }, also: [{ header: box-2, secret: second }] }",
    );
    const secrets = ['first secret for tests', 'second secret for tests'];
    expect(await statuses(provider, secrets, secrets)).toEqual([204, 204, 401]);
    expect(await statuses(provider, secrets, secrets.slice(0, 1))).toEqual([204, 401, 401]);
    expect(await statuses(provider, secrets, secrets.slice(1))).toEqual([401, 204, 401]);
  });

  test('of two kinds of keys in one header', async () => {
    const provider = await providerOf('{ scheme: standard-webhooks, also: [{ scheme: standard-webhooks-ed25519 }] }');
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const bytes = (der: Buffer) => der.subarray(-32).toString('base64');
    const privateText = `whsk_${bytes(privateKey.export({ format: 'der', type: 'pkcs8' }))}`;
    const publicText = `whpk_${bytes(publicKey.export({ format: 'der', type: 'spki' }))}`;
    const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
    expect(await statuses(provider, [secret, privateText], [publicText])).toEqual([204, 401]);
    expect(await statuses(provider, [secret, privateText], [secret])).toEqual([204, 401]);
    expect(await statuses(provider, [privateText], [secret])).toEqual([401, 401]);
  });
});
