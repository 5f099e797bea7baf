import { createHmac, createSecretKey, timingSafeEqual, webcrypto } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createDelivery } from '@hookbook/mock-server';
import { noReceipts, type Receiver } from '@hookbook/receiver';
import { createReceiver } from '@hookbook/receiver/dynamic';
import { installLibraries } from '@hookbook/testkit/installLibraries';
import { createVerifier, PRESETS } from '@hookbook/webhook';

/** A call to repeat. What it returns is awaited. */
export type Call = () => unknown;

/** What a program verifies with. */
export type Crypto = 'node:crypto' | 'Web Crypto';

const SECRET = 'a secret for benchmarks';
const WHSEC = 'whsec_YSBzZWNyZXQgZm9yIGJlbmNobWFya3Mgb25seQ==';
const SCHEME = { ...PRESETS.github, header: 'x-dynamic-signature-256' };

/** A delivery as it arrives. Every library gets the same body. */
const { headers, body: text } = createDelivery({ provider: 'dynamic', event: 'user.created', secret: SECRET });
const body = Buffer.from(text);
export const bodySize = body.length;
const request = { method: 'POST', headers, body };
const forged = { ...request, body: Buffer.from(text.replace('user', 'usar')) };
const hex = headers['x-dynamic-signature-256']?.slice('sha256='.length) ?? '';

/** Verifies, validates and calls a handler. */
function createTestReceiver(): Receiver {
  return createReceiver({ secret: SECRET, on: { otherwise: () => {} }, receipts: noReceipts() });
}

async function nodeCalls(): Promise<ReadonlyMap<string, Call>> {
  const key = createSecretKey(Buffer.from(SECRET));
  const { verify } = createVerifier(SCHEME, SECRET);
  const { receive } = createTestReceiver();
  return new Map<string, Call>([
    [
      'bare HMAC, timingSafeEqual',
      () => timingSafeEqual(createHmac('sha256', key).update(body).digest(), Buffer.from(hex, 'hex')),
    ],
    ['Hookbook: verify', () => verify(request)],
    ['Hookbook: verify, validate, call the handler', () => receive(request)],
    ['Hookbook: refuse a forged body', () => receive(forged)],
    ...(await peerCalls()),
  ]);
}

interface StandardWebhook {
  verify(payload: string, headers: Readonly<Record<string, string>>): unknown;
  sign(id: string, timestamp: Date, payload: string): string;
}

interface StripeWebhooks {
  constructEvent(payload: Buffer, header: string, secret: string): unknown;
  generateTestHeaderString(options: { payload: string; secret: string }): string;
}

/** What the libraries need besides the body is prepared once. None of them validates the payload. */
async function peerCalls(): Promise<readonly (readonly [string, Call])[]> {
  const folder = fileURLToPath(new URL('../../.cache/receiver-peers', import.meta.url));
  const importPackage = await installLibraries(folder, [
    'standardwebhooks@1.1.1',
    'svix@2.5.0',
    'stripe@23.1.0',
    '@octokit/webhooks-methods@6.0.0',
  ]);
  const octokit = await importPackage<{ verify(secret: string, payload: string, signature: string): Promise<boolean> }>(
    '@octokit/webhooks-methods',
  );
  const { default: Stripe } = await importPackage<{
    readonly default: new (key: string) => { readonly webhooks: StripeWebhooks };
  }>('stripe');
  const { webhooks } = new Stripe('sk_test_for_benchmarks');
  const stripeHeader = webhooks.generateTestHeaderString({ payload: text, secret: SECRET });
  const standardCall = async (name: 'standardwebhooks' | 'svix', prefix: string): Promise<Call> => {
    const { Webhook } = await importPackage<{ readonly Webhook: new (secret: string) => StandardWebhook }>(name);
    const webhook = new Webhook(WHSEC);
    const now = new Date();
    const signed = {
      [`${prefix}-id`]: 'msg_1',
      [`${prefix}-timestamp`]: String(Math.floor(now.getTime() / 1000)),
      [`${prefix}-signature`]: webhook.sign('msg_1', now, text),
    };
    return () => webhook.verify(text, signed);
  };
  return [
    ['@octokit/webhooks-methods: verify', () => octokit.verify(SECRET, text, `sha256=${hex}`)],
    ['stripe: verify, parse', () => webhooks.constructEvent(body, stripeHeader, SECRET)],
    ['standardwebhooks: verify, parse', await standardCall('standardwebhooks', 'webhook')],
    ['svix: verify, parse', await standardCall('svix', 'svix')],
  ];
}

async function webCryptoCalls(): Promise<ReadonlyMap<string, Call>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await webcrypto.subtle.importKey('raw', Buffer.from(SECRET), algorithm, false, ['verify']);
  const signature = Buffer.from(hex, 'hex');
  const { verify } = withWebCrypto(() => createVerifier(SCHEME, SECRET));
  const { receive } = withWebCrypto(createTestReceiver);
  return new Map<string, Call>([
    ['bare subtle.verify, key imported once', () => webcrypto.subtle.verify('HMAC', key, signature, body)],
    ['Hookbook: verify', () => verify(request)],
    ['Hookbook: verify, validate, call the handler', () => receive(request)],
  ]);
}

/** Creates something in a runtime without `node:crypto`. */
function withWebCrypto<Created>(create: () => Created): Created {
  const { getBuiltinModule } = process;
  Reflect.set(process, 'getBuiltinModule', undefined);
  try {
    return create();
  } finally {
    Reflect.set(process, 'getBuiltinModule', getBuiltinModule);
  }
}

/** By their names, the bare one first. */
export const CALLS: Readonly<Record<Crypto, () => Promise<ReadonlyMap<string, Call>>>> = {
  'node:crypto': nodeCalls,
  'Web Crypto': webCryptoCalls,
};
