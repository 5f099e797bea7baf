import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { createVerifier, PRESETS, type Signature } from '@hookbook/webhook';
import { ownValueNames } from '@hookbook/webhook/sign';
import { describe, expect, test } from 'vitest';
import { createDelivery, DEFAULT_SECRET, type Delivery } from '../../../../packages/mock-server/src/index.ts';
import { readContract } from '../../src/generate/readContract.ts';
import { generatedReceiver } from '../receiver/generatedReceiver.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder } from '../specs/specFolder.ts';

const URL = 'https://receiver.example/webhooks?a=1';
const NOW = new Date('2026-01-02T03:04:05.678Z');
const LATER = new Date(NOW.getTime() + 3_600_000);

/** An algorithm with facts of its own. The other schemes are presets. */
const OWN = `{ scheme: hmac-sha512, key: hex, header: X-Acme, format: 't={timestamp};s={signature}', separator: ';',
          encoding: base64url, content: ['{id}/{timestamp}/{sha256}', '?/{x-none}'], timestamp: { unit: milliseconds },
          id: { header: x-acme-id }, tolerance: PT5M }`;

const PARAMETERS = '("@query" "digest");created={timestamp};nonce="{id}"';

/** HTTP Message Signatures with an HMAC, a nonce and names in upper case. */
const MESSAGE = `{ scheme: hmac-sha256, header: Signature, format: 'own=:{signature}:', encoding: base64,
          content: ["\\"@query\\": {query}\\n", "\\"digest\\": {sha256}\\n", '"@signature-params": ${PARAMETERS}'],
          timestamp: { header: Signature-Input, unit: seconds, format: 'own=${PARAMETERS}' },
          id: { header: Signature-Input, format: 'own=${PARAMETERS}' },
          headers: { Digest: '{sha256}' }, tolerance: PT5M }`;

const SCHEMES: readonly (readonly [name: string, written: string])[] = [
  ...Object.keys(PRESETS).map((name) => [name, `{ scheme: ${name} }`] as const),
  ['another one', OWN],
  ['message signatures with a nonce', MESSAGE],
  [
    'own values',
    "{ scheme: hmac-sha256, header: x-s, encoding: hex, content: ['{value:webhook-id}', '?|{x-none}{value:a}', '|{body}'] }",
  ],
  ['a token in the query', '{ scheme: none, query: token }'],
  ['two algorithms', "{ scheme: github, also: [{ algorithm: hmac-sha1, header: x-hub-signature, prefix: 'sha1=' }] }"],
  ['two keys in one header', '{ scheme: standard-webhooks-ed25519, also: [{ scheme: standard-webhooks }] }'],
  ['RSA with SHA-512', "{ scheme: rsa-sha512, header: fireblocks-signature, encoding: base64, content: '{body}' }"],
];

/** One event, whose payload has what some schemes sign. */
function documentWith(signature: string): string {
  return `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme:
    address: null
    x-webhook:
      eventType: $message.payload#/type
      signature: ${signature}
    messages:
      done:
        payload: { type: object, required: [type], properties: { type: { const: done } } }
        examples:
          - payload: { type: done, Message: m, MessageId: i, TopicArn: t, Type: n, signature: { token: abc } }
operations:
  onAcme: { action: send, channel: { $ref: '#/channels/acme' } }
`;
}

interface Keys {
  readonly signing: string;
  readonly verifying: string;
}

function keysFor({ algorithm, key }: Signature): Keys {
  switch (algorithm) {
    case 'ed25519':
      return pemKeys(generateKeyPairSync('ed25519'));
    case 'ecdsa-p256-sha256':
      return pemKeys(generateKeyPairSync('ec', { namedCurve: 'P-256' }));
    case 'rsa-sha1':
    case 'rsa-sha256':
    case 'rsa-sha512':
      return pemKeys(generateKeyPairSync('rsa', { modulusLength: 2048 }));
    default: {
      const secret = key === 'hex' ? '00112233445566778899aabbccddeeff' : DEFAULT_SECRET;
      return { signing: secret, verifying: secret };
    }
  }
}

function pemKeys({ privateKey, publicKey }: KeyPairKeyObjectResult): Keys {
  return {
    signing: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    verifying: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
}

/** The URL as the receiver sees it. */
function sentTo({ query }: Delivery): string {
  return [URL, ...Object.entries(query).map(([name, value]) => `${name}=${value}`)].join('&');
}

describe.each(SCHEMES)('%s', (_, written) => {
  test('is signed as a receiver verifies it, at the first attempt and an hour later', async () => {
    const { contract, diagnostics } = await readContract(await specFolder({ 'asyncapi.yaml': documentWith(written) }), {
      parse,
    });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [provider] = contract?.providers ?? [];
    const signature = provider?.webhook.signature;
    if (!provider || !signature) throw new Error('The contract has no signature.');
    const keys = keysFor(signature);
    const values = Object.fromEntries(ownValueNames(signature).map((name) => [name, `own ${name}`]));
    const options = { provider: 'acme', event: 'done', now: NOW, url: URL, catalogue: [provider], values };
    const delivery = createDelivery({ ...options, secret: keys.signing });
    const attempts = signature.member === undefined ? [NOW, LATER] : [NOW];
    for (const at of attempts) {
      const { verify } = createVerifier(signature, keys.verifying, { values, now: () => at.getTime() });
      const headers = new Headers(at === NOW ? delivery.headers : delivery.headersAt(at));
      const request = { method: 'POST', url: sentTo(delivery), headers, body: Buffer.from(delivery.body) };
      expect(await verify(request), String(at)).toMatchObject({ ok: true });
      const isOfBody = JSON.stringify(signature.content).match(/\{(body|sha256|sha256-base64|form)\}/) !== null;
      const other = { ...request, body: Buffer.from(`${delivery.body} `) };
      expect((await verify(other)).ok, String(at)).toBe(!isOfBody);
    }
    const { createReceiver } = await generatedReceiver<{ done: unknown }>(provider);
    const handled: string[] = [];
    const receiver = createReceiver({
      secret: keys.verifying,
      values,
      now: () => NOW.getTime(),
      on: { done: (_, { type }) => handled.push(type) },
    });
    const received = { method: 'POST', url: sentTo(delivery), headers: new Headers(delivery.headers) };
    const body = Buffer.from(delivery.body);
    expect(await receiver.receive({ ...received, body })).toMatchObject({ outcome: 'handled' });
    expect(handled).toEqual(['done']);
    if (Object.keys(values).length > 0)
      expect(() => createReceiver({ secret: keys.verifying, on: { otherwise: () => {} } })).toThrow(/covers the value/);
    const forged = createDelivery({ ...options, secret: keys.signing, fault: 'wrong-signature' });
    const { verify } = createVerifier(signature, keys.verifying, { values, now: () => NOW.getTime() });
    const headers = new Headers(forged.headers);
    const request = { method: 'POST', url: sentTo(forged), headers, body: Buffer.from(forged.body) };
    expect(await verify(request)).toMatchObject({ ok: false, code: 'no-match' });
    expect(await receiver.receive(request)).toMatchObject({ status: 401, problem: { code: 'no-match' } });
  });
});
