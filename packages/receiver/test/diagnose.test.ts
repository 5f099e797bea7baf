import { PRESETS, type Signature, schemeOf } from '@hookbook/webhook';
import { sign } from '@hookbook/webhook/sign';
import { describe, expect, test, vi } from 'vitest';
import { type Cause, diagnose, printDiagnosis, receiverFor } from '../src/index.ts';
import { DYNAMIC } from './providers.ts';

const NOW = new Date('2026-01-02T03:04:05.000Z');
const URL = 'https://example.com/webhooks?a=1';
const TEXT = 'c2VjcmV0IGZvciB0ZXN0cyBvbmx5ISEh';
const WHSEC = 'whsec_c2VjcmV0IGZvciB0ZXN0cyBvbmx5ISEh';
const OTHER = 'YW5vdGhlciBzZWNyZXQgZm9yIHRlc3RzISEh';

const VALUE = { id: 'evt_1', url: 'https://example.com/<a>', name: 'Zoë', list: [1, 2.5, { b: null, a: true }] };
const COMPACT = JSON.stringify(VALUE);

/** What the provider does, and what arrives. */
interface Planted {
  readonly signature?: Partial<Signature>;
  /** What the provider signs with. */
  readonly signedWith?: string;
  /** What the receiver has. */
  readonly secret?: string;
  readonly signed?: string | Uint8Array;
  readonly received?: string | Uint8Array;
  readonly url?: string;
  readonly at?: Date;
}

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const python = COMPACT.replaceAll('":', '": ').replaceAll(',"', ', "').replaceAll(',2', ', 2').replaceAll(',{', ', {');
const escaped = (text: string) => text.replace(/[\u007f-\uffff]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);

const BODIES: readonly (readonly [Cause, Planted])[] = [
  ['body-newline', { signed: `${COMPACT}\n`, received: COMPACT }],
  ['body-newline', { signed: COMPACT, received: `${COMPACT}\n` }],
  ['body-newline', { signed: '{\r\n"a": 1}', received: '{\n"a": 1}' }],
  ['body-charset', { signed: latin1(COMPACT), received: COMPACT }],
  ['body-charset', { signed: COMPACT, received: Buffer.from(Buffer.from(COMPACT).toString('latin1')) }],
  ['body-charset', { signed: `\ufeff${COMPACT}`, received: COMPACT }],
  ['body-base64', { signed: COMPACT, received: Buffer.from(COMPACT).toString('base64') }],
  ['body-base64', { signed: Buffer.from(COMPACT).toString('base64'), received: COMPACT }],
  ['body-reserialised', { signed: JSON.stringify(VALUE, null, 2), received: COMPACT }],
  ['body-reserialised', { signed: JSON.stringify(VALUE, null, '\t'), received: COMPACT }],
  ['body-reserialised', { signed: python, received: COMPACT }],
  ['body-reserialised', { signed: escaped(python), received: COMPACT }],
  ['body-reserialised', { signed: COMPACT.replaceAll('/', '\\/'), received: COMPACT }],
  ['body-reserialised', { signed: `${COMPACT.replace('<', '\\u003c').replace('>', '\\u003e')}\n`, received: COMPACT }],
  ['body-empty', { received: '' }],
];

const SECRETS: readonly (readonly [Cause, Planted])[] = [
  ['wrong-secret', { signedWith: OTHER }],
  ['secret-form', { secret: `"${TEXT}"` }],
  ['secret-form', { secret: `SECRET=${TEXT}` }],
  ['secret-form', { secret: `export SECRET='${TEXT}'` }],
  ['secret-form', { secret: `${TEXT}\\n` }],
  ['secret-form', { secret: `Bearer ${TEXT}` }],
];

const SCHEMES: Readonly<Record<string, readonly (readonly [Cause, Planted])[]>> = {
  github: [...BODIES, ...SECRETS, ['secret-form', { signature: { key: 'base64' } }]],
  stripe: [...BODIES, ...SECRETS, ['algorithm', { signature: { algorithm: 'hmac-sha512' } }]],
  slack: [...BODIES, ...SECRETS, ['algorithm', { signature: { algorithm: 'hmac-sha1' } }]],
  shopify: [
    ...BODIES,
    ...SECRETS,
    ['secret-form', { signature: { key: 'base64' } }],
    ['signature-encoding', { signature: { encoding: 'hex' } }],
    ['algorithm', { signature: { algorithm: 'hmac-sha1' } }],
  ],
  square: [
    ...BODIES,
    ...SECRETS,
    ['other-url', { url: 'http://example.com/webhooks?a=1' }],
    ['other-url', { url: 'https://example.com/webhooks/?a=1' }],
    ['other-url', { url: 'https://example.com/webhooks' }],
  ],
  'hubspot-v3': [...BODIES, ...SECRETS, ['other-url', { url: 'http://example.com/webhooks?a=1' }]],
  zendesk: [...BODIES, ...SECRETS, ['signature-encoding', { signature: { encoding: 'hex' } }]],
  twitch: [...BODIES, ...SECRETS],
  zoom: [...BODIES, ...SECRETS],
  'standard-webhooks': [
    ...BODIES,
    ['wrong-secret', { signedWith: `whsec_${OTHER}` }],
    ['secret-form', { signature: { key: 'text' } }],
    ['other-scheme', { signature: PRESETS.svix }],
    ['timestamp-unit', { signature: { timestamp: { header: 'webhook-timestamp', unit: 'milliseconds' } } }],
  ],
  svix: [
    ...BODIES,
    ['wrong-secret', { signedWith: `whsec_${OTHER}` }],
    ['other-scheme', { signature: PRESETS['standard-webhooks'] }],
  ],
};

/** Of schemes with a timestamp. */
const TIMES: readonly (readonly [Cause, Planted])[] = [
  ['too-old', { at: new Date(NOW.getTime() - 3_600_000) }],
  ['too-new', { at: new Date(NOW.getTime() + 3_600_000) }],
];

const PLANTED = Object.entries(SCHEMES).flatMap(([name, cases]) => {
  const preset: Signature = PRESETS[name as keyof typeof PRESETS];
  const times = preset.timestamp?.tolerance === undefined ? [] : TIMES;
  return [...cases, ...times, ['no-signature', { signature: { header: 'x-other' } }] as const].map(
    ([cause, planted], index) => ({ name, cause, planted, index, preset }),
  );
});

async function causeOf(preset: Signature, planted: Planted) {
  const { signature, signed = COMPACT, received = signed, url = URL, at = NOW } = planted;
  const secret = planted.secret ?? (preset.key === 'whsec' ? WHSEC : TEXT);
  const signedWith = planted.signedWith ?? (preset.key === 'whsec' ? WHSEC : TEXT);
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', url, headers, body: Buffer.from(signed) };
  const fields = sign({ ...preset, ...signature }, [signedWith], request, { id: 'msg_1', now: at });
  let found: Awaited<ReturnType<typeof diagnose>> | undefined;
  const receiver = receiverFor({ ...DYNAMIC, scheme: schemeOf(preset) })({
    secret,
    on: { otherwise: () => {} },
    now: () => NOW.getTime(),
    diagnose: async (failure) => {
      found = await diagnose(failure);
    },
  });
  const receipt = await receiver.receive({
    ...{ method: 'POST', url: URL, headers: { ...headers, ...fields.headers } },
    body: Buffer.from(received),
  });
  expect(receipt.status).toBe(401);
  expect(found?.message).not.toContain(secret);
  return found;
}

test('at least 200 failures are planted, of at least eight causes', () => {
  expect(PLANTED.length).toBeGreaterThanOrEqual(200);
  expect(new Set(PLANTED.map(({ cause }) => cause)).size).toBeGreaterThanOrEqual(12);
});

describe.each(Object.keys(SCHEMES))('%s', (scheme) => {
  test.each(PLANTED.filter(({ name }) => name === scheme))('$index: $cause', async ({ cause, planted, preset }) => {
    expect((await causeOf(preset, planted))?.cause).toBe(cause);
  });
});

test('a diagnosis is printed for the developer', async () => {
  const print = vi.spyOn(console, 'warn').mockReturnValue();
  const options = { secret: TEXT, on: { otherwise: () => {} }, diagnose: printDiagnosis };
  const receiver = receiverFor(DYNAMIC)(options);
  const headers = { 'content-type': 'application/json' };
  await receiver.receive({ method: 'POST', headers, body: Buffer.from('{}') });
  expect(print.mock.calls).toEqual([
    [
      'A delivery of dynamic was rejected (no-signature). The request has no header x-dynamic-signature-256. It has no other signature that is known: is it from the provider at all?',
    ],
  ]);
  print.mockRestore();
});

test('a diagnosis that fails changes nothing', async () => {
  const print = vi.spyOn(console, 'error').mockReturnValue();
  const diagnose = () => {
    throw new Error('The diagnosis fails.');
  };
  const receiver = receiverFor(DYNAMIC)({ secret: TEXT, on: { otherwise: () => {} }, diagnose });
  const headers = { 'content-type': 'application/json' };
  expect((await receiver.receive({ method: 'POST', headers, body: Buffer.from('{}') })).status).toBe(401);
  expect(print).toHaveBeenCalledTimes(1);
  print.mockRestore();
});
