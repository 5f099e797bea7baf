import { createHmac } from 'node:crypto';
import vm from 'node:vm';
import type { Signature } from '@hookbook/contract';
import { expect, test } from 'vitest';
import { sign } from '../../../packages/webhook/src/sign/sign.ts';
import { PRESETS } from '../../../packages/webhook/src/signature/presets.ts';
import type { Signature as Scheme } from '../../../packages/webhook/src/signature/signature.ts';
import { readAssets } from '../src/assets/readAssets.ts';
import { type SignatureFacts, signatureFacts } from '../src/model/signatureFacts.ts';

interface Request {
  readonly secret: string;
  readonly body: string;
  readonly method?: string;
  readonly url?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly 'the value webhook-id'?: string;
}

interface Result {
  readonly verdict: 'match' | 'late' | 'mismatch' | 'computed' | 'problem';
  readonly text: string;
  readonly steps?: { readonly content: string; readonly keyBytes?: number; readonly expected?: string };
}

type Check = (facts: SignatureFacts, request: Request, now?: number) => Promise<Result>;

/** The script as it is published. */
const SCRIPT = readAssets().find(({ path }) => path === 'signature.js')?.text ?? '';

function publishedCheck(): Check {
  const globals = { crypto, TextEncoder, TextDecoder, Uint8Array, URL, URLSearchParams, atob, btoa };
  const context = vm.createContext(globals);
  vm.runInContext(SCRIPT, context);
  const { check }: { readonly check: Check } = vm.runInContext('hookbookSignature', context);
  return check;
}

const check = publishedCheck();

const NOW = new Date('2026-05-04T03:02:01.234Z');
const BYTES = Buffer.from('ünïcödé secret of thirty bytes');
const SECRETS = {
  text: 'a "secret" för tests',
  hex: BYTES.toString('hex'),
  base64: BYTES.toString('base64'),
  whsec: `whsec_${BYTES.toString('base64')}`,
};
const URL_CALLED = 'https://app.example:8443/hooks?b=2&a=1';
const JSON_BODY = '{"id": "é\\"1", "list":[1,2.50],\n "path":"a/b"}';

function factsOf(scheme: Scheme): SignatureFacts {
  const facts = signatureFacts({ ...scheme, scheme: 'test', origin: 'vendor' } as Signature);
  if (!facts) throw new Error('The scheme is no HMAC');
  // As the page reads them.
  return JSON.parse(JSON.stringify(facts));
}

/** A request that `@hookbook/webhook` signed, as somebody types it into the form, and the value of its signature. */
function signed(scheme: Scheme, body: string, extra: Readonly<Record<string, string>> = {}, now = NOW) {
  const secret = SECRETS[scheme.key === 'pem' ? 'text' : scheme.key];
  const token = { token: 'abc' };
  const isInBody = scheme.member !== undefined;
  const request = {
    ...{ method: 'POST', url: URL_CALLED, headers: extra, body: Buffer.from(body) },
    ...(isInBody && { payload: { signature: token } }),
  };
  const { headers, members } = sign(scheme, [secret], request, { id: 'msg_1', now });
  const named = Object.entries(members).map(([pointer, value]) => [pointer.split('/').at(-1), value]);
  const typed = {
    ...{ secret, method: 'POST', url: URL_CALLED, headers: { ...extra, ...headers } },
    body: isInBody ? JSON.stringify({ signature: { ...token, ...Object.fromEntries(named) } }) : body,
  };
  return { typed, value: headers[scheme.header ?? ''] ?? members[scheme.member ?? ''] };
}

const HMACS = Object.entries<Scheme>(PRESETS).filter(([, { algorithm }]) => algorithm.startsWith('hmac-'));
const BASE: Scheme = {
  ...{ algorithm: 'hmac-sha256', key: 'text', header: 'x-signature', format: '{signature}', encoding: 'hex' },
  content: '{body}',
};
const OTHERS: readonly (readonly [string, Scheme])[] = [
  ['a key in hex, base64url', { ...BASE, key: 'hex', encoding: 'base64url', algorithm: 'hmac-sha512' }],
  ['a key in base64, SHA-1', { ...BASE, key: 'base64', encoding: 'base64', algorithm: 'hmac-sha1' }],
  ['a header, the hash and the checksum', { ...BASE, content: ['{x-extra}:{sha256}', '|{crc32}'] }],
  ['an optional part that is missing', { ...BASE, content: ['{body}', '?{x-missing}'] }],
  [
    'parts in their order',
    {
      ...{ ...BASE, format: '{timestamp},{signature}', separator: ',', content: '{timestamp}.{body}' },
      timestamp: { unit: 'seconds', tolerance: 'PT1M' },
    },
  ],
  [
    'id and time in the format',
    {
      ...{ ...BASE, format: 'i={id};t={timestamp};v1={signature}', separator: ';', content: '{id}.{timestamp}.{body}' },
      timestamp: { unit: 'milliseconds', tolerance: 'PT1M' },
    },
  ],
];

const VALUES = { 'webhook-id': 'WH-1' };
const WITH_VALUE: Scheme = { ...BASE, content: ['{value:webhook-id}|{body}'] };

test('asks for a value that no request contains', async () => {
  const { headers } = sign(WITH_VALUE, [SECRETS.text], { headers: {}, body: Buffer.from('a') }, { values: VALUES });
  const typed = { secret: SECRETS.text, body: 'a', headers };
  const facts = factsOf(WITH_VALUE);
  expect(await check(facts, { ...typed, 'the value webhook-id': ' WH-1 ' })).toMatchObject({ verdict: 'match' });
  expect(await check(facts, { ...typed, 'the value webhook-id': 'WH-2' })).toMatchObject({ verdict: 'mismatch' });
  const text = 'Enter the value webhook-id: it is signed.';
  expect(await check(facts, { ...typed, 'the value webhook-id': '' })).toMatchObject({ verdict: 'problem', text });
});

const PARAMETERS = '("@query" "@path" "@authority" "digest");created={timestamp};nonce="{id}"';
/** HTTP Message Signatures. */
const MESSAGE: Scheme = {
  ...{ ...BASE, header: 'signature', format: 'own=:{signature}:', encoding: 'base64' },
  content: [
    '"@query": {query}\n"@path": {path}\n"@authority": {authority}\n',
    `"digest": {sha256-base64}\n"@signature-params": ${PARAMETERS}`,
  ],
  timestamp: { header: 'signature-input', format: `own=${PARAMETERS}`, unit: 'seconds', tolerance: 'PT5M' },
  id: { header: 'signature-input', format: `own=${PARAMETERS}` },
};

test.each([...HMACS, ...OTHERS, ['message signatures', MESSAGE] as const])(
  'computes what the signer computes: %s',
  async (_, scheme) => {
    const body = scheme.content.includes('{form}') ? 'b=2&a=%C3%A9&b=1' : JSON_BODY;
    const extra = { 'x-extra': 'extra', 'content-type': 'application/x-www-form-urlencoded' };
    const { typed, value } = signed(scheme, body, extra);
    const facts = factsOf(scheme);
    const { steps, ...result } = await check(facts, typed, NOW.getTime());
    expect(result).toEqual({ verdict: 'match', text: 'The signature matches.' });
    expect(steps?.expected).toBe(value);
    const other = await check(
      facts,
      { ...typed, secret: SECRETS[facts.key === 'text' ? 'hex' : 'text'] },
      NOW.getTime(),
    );
    expect(other.verdict).not.toBe('match');
    if (scheme.content.includes('{body}')) {
      const wrong = await check(facts, { ...typed, body: `x${body}` }, NOW.getTime());
      expect(wrong).toMatchObject({ verdict: 'mismatch', text: expect.stringContaining('Most likely the secret') });
    }
  },
);

test('covers every preset with an HMAC', () => {
  expect(HMACS.length).toBeGreaterThan(12);
});

const github = (): ReturnType<typeof signed>['typed'] => signed(PRESETS.github, JSON_BODY).typed;
const HEADER = PRESETS.github.header;
const hexOf = (body: string | Buffer, hash = 'sha256', key: string | Buffer = SECRETS.text) =>
  createHmac(hash, key).update(body).digest('hex');

test.each<readonly [string, Partial<Request>, RegExp]>([
  ['a trailing newline', { body: `${JSON_BODY}\n` }, /white space at its end/],
  ['a secret in quotes', { secret: `"${SECRETS.text}"` }, /what is around the secret/],
  ['a secret with a line break', { secret: `${SECRETS.text}\n` }, /what is around the secret/],
  ['the line of a .env file', { secret: `WEBHOOK_SECRET='${SECRETS.text}'` }, /what is around the secret/],
  ['an empty body', { body: '' }, /The body is empty/],
  ['another hash', { headers: { [HEADER]: `sha256=${hexOf(JSON_BODY, 'sha1')}` } }, /an HMAC with SHA-1/],
  [
    'another encoding',
    { headers: { [HEADER]: `sha256=${Buffer.from(hexOf(JSON_BODY), 'hex').toString('base64')}` } },
    /written as base64/,
  ],
  ['no prefix', { headers: { [HEADER]: hexOf(JSON_BODY) } }, /Paste the complete value/],
  [
    'a key in another form',
    { secret: SECRETS.hex, headers: { [HEADER]: `sha256=${hexOf(JSON_BODY, 'sha256', BYTES)}` } },
    /if the secret is read as hex/,
  ],
  [
    'the line breaks of Windows',
    { headers: { [HEADER]: `sha256=${hexOf(JSON_BODY.replaceAll('\n', '\r\n'))}` } },
    /\(CRLF\)/,
  ],
])('names the mistake: %s', async (_, change, advice) => {
  const { verdict, text } = await check(factsOf(PRESETS.github), { ...github(), ...change });
  expect([verdict === 'match', text]).toEqual([false, expect.stringMatching(advice)]);
});

test.each([
  ['indented', (json: unknown) => JSON.stringify(json, null, 2)],
  ['compact', (json: unknown) => JSON.stringify(json)],
  ['as PHP', (json: unknown) => JSON.stringify(json).replaceAll('/', '\\/').replaceAll('é', '\\u00e9')],
  ['as Python', () => '{"b": "\\u00e9", "a": [1, "x/y"]}'],
])('recognises JSON that the provider wrote in another way: %s', async (_, write) => {
  const sent = write({ b: 'é', a: [1, 'x/y'] });
  const { typed } = signed(PRESETS.github, sent);
  const body = '{ "b" : "é", "a": [ 1, "x/y" ] }';
  const { text } = await check(factsOf(PRESETS.github), { ...typed, body });
  expect(text).toContain('parsed and serialised again');
});

test.each([
  [-7200, 'late', 'signed 2 hours ago, 115 minutes more than the 5 minutes that receivers allow'],
  [-209 * 86_400, 'late', 'signed 209 days ago, which is more than the 5 minutes that receivers allow'],
  [7200, 'late', 'is 2 hours in the future, 115 minutes more than'],
  [-299, 'match', 'The signature matches.'],
])('compares the timestamp with the clock: %i seconds', async (seconds, verdict, text) => {
  const { typed } = signed(PRESETS.stripe, JSON_BODY, {}, new Date(NOW.getTime() + seconds * 1000));
  expect(await check(factsOf(PRESETS.stripe), typed, NOW.getTime())).toMatchObject({
    verdict,
    text: expect.stringContaining(text),
  });
});

test.each<readonly [string, (headers: Record<string, string>) => Record<string, string>, string]>([
  [
    'other labels are skipped',
    ({ signature, 'signature-input': input }) => ({
      signature: `a=:QUJD:, ${signature}`,
      'signature-input': `a=();tag="x, own=\\"", ${input}`,
    }),
    'The signature matches.',
  ],
  [
    'a label twice is no signature',
    ({ signature = '' }) => ({ signature: `${signature}, ${signature}` }),
    'The signature does not match.',
  ],
  [
    'other parameters',
    ({ 'signature-input': input = '' }) => ({ 'signature-input': input.replace('"@path" ', '') }),
    `Enter the header signature-input in the form own=${PARAMETERS}: it is signed.`,
  ],
  [
    'parameters twice',
    ({ 'signature-input': input = '' }) => ({ 'signature-input': `${input},${input}` }),
    `Enter the header signature-input in the form own=${PARAMETERS}: it is signed.`,
  ],
])('reads the dictionaries of message signatures: %s', async (_, change, expected) => {
  const { typed } = signed(MESSAGE, JSON_BODY);
  const headers = { ...typed.headers, ...change({ ...typed.headers }) };
  const { text } = await check(factsOf(MESSAGE), { ...typed, headers }, NOW.getTime());
  expect(text).toContain(expected);
});

test.each(['https://example.com', 'https://Example.COM:443?a', 'http://user@example.com:443/a/../%c3?b=/c?d#e'])(
  'signs the parts of %s as the signer does',
  async (url) => {
    const scheme: Scheme = { ...BASE, content: '{authority}|{path}|{query}|{body}' };
    const { headers } = sign(scheme, [SECRETS.text], { url, headers: {}, body: Buffer.from('{}') });
    const { verdict } = await check(factsOf(scheme), { secret: SECRETS.text, body: '{}', url, headers });
    expect(verdict).toBe('match');
  },
);

test('asks for the URL of which parts are signed', async () => {
  const { typed } = signed(MESSAGE, JSON_BODY);
  const { text } = await check(factsOf(MESSAGE), { ...typed, url: '/hooks' }, NOW.getTime());
  expect(text).toBe('Enter the URL that the provider calls: it is signed.');
});

test('recognises a timestamp in another unit', async () => {
  const { typed } = signed({ ...PRESETS.stripe, timestamp: { unit: 'milliseconds' } }, JSON_BODY);
  const { verdict, text } = await check(factsOf(PRESETS.stripe), typed, NOW.getTime());
  expect([verdict, text]).toEqual(['late', expect.stringContaining('such as 1777863721.')]);
});

test.each<readonly [string, Scheme, Partial<Request>, Result]>([
  ['no secret', BASE, { secret: '' }, { verdict: 'problem', text: 'Enter the secret.' }],
  ['no signature', BASE, { headers: {} }, { verdict: 'computed', text: 'Enter the header x-signature to compare it.' }],
  [
    'no timestamp',
    PRESETS.slack,
    { headers: {} },
    { verdict: 'problem', text: 'Enter the header x-slack-request-timestamp: it is signed.' },
  ],
  [
    'no timestamp in the signature',
    PRESETS.stripe,
    { headers: {} },
    { verdict: 'problem', text: 'Enter the header stripe-signature: it contains the timestamp, which is signed.' },
  ],
  [
    'a key that is not base64',
    { ...BASE, key: 'base64' },
    { secret: 'no base64!' },
    { verdict: 'problem', text: 'The secret is not base64. Copy it again, without anything around it.' },
  ],
  [
    'a short key',
    PRESETS['standard-webhooks'],
    { secret: 'whsec_c2hvcnQ=' },
    { verdict: 'problem', text: 'The secret has 5 bytes. Standard Webhooks allows 24 to 64.' },
  ],
  [
    'a long body',
    BASE,
    { body: 'x'.repeat(1_000_001) },
    { verdict: 'problem', text: 'The body is longer than 1,000,000 characters.' },
  ],
  [
    'a long secret',
    BASE,
    { secret: 'x'.repeat(10_001) },
    { verdict: 'problem', text: 'A field other than the body is longer than 10,000 characters.' },
  ],
])('asks for what is missing or cannot be used: %s', async (_, scheme, change, expected) => {
  const { typed } = signed(scheme, JSON_BODY);
  const { steps: _steps, ...result } = await check(factsOf(scheme), { ...typed, ...change }, NOW.getTime());
  expect(result).toEqual(expected);
});

test('accepts the line of a header, and a signature among others', async () => {
  const { typed, value = '' } = signed(PRESETS['standard-webhooks'], JSON_BODY);
  const headers = { ...typed.headers, 'webhook-signature': `Webhook-Signature: v1,${'A'.repeat(43)}= ${value} v2,x` };
  const { verdict } = await check(factsOf(PRESETS['standard-webhooks']), { ...typed, headers }, NOW.getTime());
  expect(verdict).toBe('match');
});

test('tries few changes of a large body', async () => {
  const body = JSON.stringify(Array.from({ length: 3000 }, (_, index) => ({ index, text: 'é'.repeat(80) })));
  const { verdict } = await check(factsOf(PRESETS.github), { ...github(), body });
  expect(verdict).toBe('mismatch');
});

test('only an HMAC has a form', () => {
  const withForm = Object.entries<Scheme>(PRESETS).filter(([, scheme]) =>
    signatureFacts({ ...scheme, scheme: 'test', origin: 'vendor' } as Signature),
  );
  expect(withForm).toEqual(HMACS);
});

test('the script is small', () => {
  expect(SCRIPT.length).toBeLessThan(27_000);
  expect(SCRIPT).not.toMatch(/\b(eval|Function|innerHTML|fetch|XMLHttpRequest|sendBeacon|localStorage)\b/);
});
