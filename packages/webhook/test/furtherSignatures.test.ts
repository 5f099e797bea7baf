import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../src/crypto/runtime.ts';
import {
  createVerifier,
  type FurtherSignature,
  PRESETS,
  SecretError,
  type Signature,
  type SignedRequest,
  schemeOf,
  schemeProblems,
  verifierOf,
} from '../src/index.ts';
import { sign } from '../src/sign/sign.ts';

const NOW = new Date('2026-01-02T03:04:05.678Z');
const BODY = Buffer.from('{"a":"é"}');
const ED25519 = generateKeyPairSync('ed25519');
const PRIVATE_KEY = `whsk_${last32(ED25519.privateKey.export({ format: 'der', type: 'pkcs8' }))}`;
const BARE_PUBLIC_KEY = last32(ED25519.publicKey.export({ format: 'der', type: 'spki' }));
const PUBLIC_KEY = `whpk_${BARE_PUBLIC_KEY}`;
const PEM = ED25519.publicKey.export({ format: 'pem', type: 'spki' }).toString();
const WHSEC = `whsec_${Buffer.from('a secret for tests only, of 32 b').toString('base64')}`;

function last32(der: Buffer): string {
  return der.subarray(-32).toString('base64');
}

const { headers: _, ...GITHUB } = PRESETS.github as Signature;
/** As GitHub: two algorithms with one secret. */
const TWO_ALGORITHMS: Signature = {
  ...GITHUB,
  also: [{ ...GITHUB, algorithm: 'hmac-sha1', header: 'x-hub-signature', format: 'sha1={signature}' }],
};

const BOX_FACTS: Omit<FurtherSignature, 'header'> = {
  ...{ algorithm: 'hmac-sha256', key: 'text', encoding: 'base64', content: '{body}{timestamp}', format: '{signature}' },
  timestamp: { header: 'box-delivery-timestamp', unit: 'iso8601', tolerance: 'PT10M' },
};
/** As Box: one header for each secret. */
const TWO_SECRETS: Signature = {
  ...BOX_FACTS,
  header: 'box-signature-primary',
  also: [{ ...BOX_FACTS, header: 'box-signature-secondary', secret: 'second' }],
};

/** As a sender of Standard Webhooks that has both versions. */
const ONE_HEADER: Signature = {
  ...PRESETS['standard-webhooks'],
  also: [PRESETS['standard-webhooks-ed25519'] as FurtherSignature],
};

const ONE = 'first secret for tests only';
const TWO = 'second secret for tests only';

const SCHEMES = [
  { name: 'two algorithms', signature: TWO_ALGORITHMS, signing: [ONE], verifying: [ONE], headers: 2 },
  { name: 'two secrets', signature: TWO_SECRETS, signing: [ONE, TWO], verifying: [ONE, TWO], headers: 2 },
  {
    name: 'one header',
    signature: ONE_HEADER,
    signing: [WHSEC, PRIVATE_KEY],
    verifying: [WHSEC, PUBLIC_KEY],
    headers: 1,
  },
] as const;

function signed(signature: Signature, secrets: readonly string[], body = BODY): SignedRequest & Sent {
  const { headers } = sign(signature, secrets, { headers: {}, body }, { id: 'msg_1', now: NOW });
  return { headers, body };
}

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
}

function changed(request: SignedRequest & Sent, headers: Readonly<Record<string, string | undefined>>) {
  return { ...request, headers: { ...request.headers, ...headers } };
}

const clock = { now: () => NOW.getTime() };
const RUNTIMES = [
  ['node:crypto', nodeCrypto()],
  ['Web Crypto', undefined],
] as const;

describe.each(RUNTIMES)('with %s', (_, node) => {
  const verify = (signature: Signature, secrets: readonly string[], request: SignedRequest) =>
    verifierOf(schemeOf(signature), secrets, clock, { node }).verify(request);

  test.each(SCHEMES)('what signs as $name is accepted', async ({ signature, signing, verifying, headers }) => {
    const request = signed(signature, signing);
    const names = [signature, ...(signature.also ?? [])].map(({ header }) => header);
    expect(Object.keys(request.headers).filter((name) => names.includes(name))).toHaveLength(headers);
    expect(await verify(signature, verifying, request)).toMatchObject({ ok: true, secretIndex: 0 });
  });

  test('any of the signatures is enough', async () => {
    const request = signed(TWO_ALGORITHMS, [ONE]);
    for (const name of ['x-hub-signature', 'x-hub-signature-256']) {
      for (const value of [undefined, `sha256=${'0'.repeat(64)}`, ''])
        expect(await verify(TWO_ALGORITHMS, [ONE], changed(request, { [name]: value }))).toMatchObject({ ok: true });
    }
  });

  test('the index is that of the secret, whichever signature matches', async () => {
    const request = signed(TWO_SECRETS, [ONE, TWO]);
    expect(await verify(TWO_SECRETS, [TWO], request)).toMatchObject({ ok: true, secretIndex: 0 });
    expect(await verify(TWO_SECRETS, ['another secret for tests', TWO], request)).toMatchObject({ secretIndex: 1 });
    expect(await verify(TWO_SECRETS, [TWO, ONE], request)).toMatchObject({ secretIndex: 1 });
    const [primary, secondary] = [request.headers['box-signature-primary'], request.headers['box-signature-secondary']];
    const swapped = changed(request, { 'box-signature-primary': secondary, 'box-signature-secondary': primary });
    expect(await verify(TWO_SECRETS, [ONE, TWO], swapped)).toMatchObject({ ok: true, secretIndex: 1 });
  });

  test('the refusal is that of the first signature that is there', async () => {
    const request = signed(TWO_SECRETS, [ONE, TWO]);
    const primary = { 'box-signature-primary': undefined };
    const both = { ...primary, 'box-signature-secondary': undefined };
    const other = ['another secret for tests'];
    expect(await verify(TWO_SECRETS, other, request)).toMatchObject({ code: 'no-match' });
    expect(await verify(TWO_SECRETS, other, changed(request, primary))).toMatchObject({ code: 'no-match' });
    expect(await verify(TWO_SECRETS, other, changed(request, both))).toMatchObject({
      code: 'no-signature',
      message: 'The request has no header box-signature-primary.',
    });
  });

  test('each signature has the secrets in the form of its key', async () => {
    const request = signed(ONE_HEADER, [WHSEC, PRIVATE_KEY]);
    expect(await verify(ONE_HEADER, [WHSEC], request)).toMatchObject({ ok: true });
    expect(await verify(ONE_HEADER, [PUBLIC_KEY], request)).toMatchObject({ ok: true });
    expect(await verify(ONE_HEADER, [PUBLIC_KEY], signed(ONE_HEADER, [PRIVATE_KEY]))).toMatchObject({ ok: true });
    expect(await verify(ONE_HEADER, [WHSEC], signed(ONE_HEADER, [PRIVATE_KEY]))).toMatchObject({ ok: false });
    expect(() => createVerifier(ONE_HEADER, [WHSEC, 'short'])).toThrow(SecretError);
  });

  test('a public key is never a shared secret', async () => {
    for (const key of [BARE_PUBLIC_KEY, 'MCowBQYDK2VwAyEA'.concat(BARE_PUBLIC_KEY)])
      expect(() => verifierOf(schemeOf(ONE_HEADER), [WHSEC, key], clock, { node })).toThrow(SecretError);
    const mixed: Signature = {
      ...GITHUB,
      also: [{ ...GITHUB, algorithm: 'ed25519', key: 'pem', header: 'x-ed25519', format: '{signature}' }],
    };
    const forged = signed(GITHUB, [PEM]);
    expect(await verify(mixed, [ONE, PEM], forged)).toMatchObject({ ok: false, code: 'no-match' });
    const der = `MCowBQYDK2VwAyEA${BARE_PUBLIC_KEY}`;
    expect(() => verifierOf(schemeOf(mixed), [ONE, der], clock, { node })).toThrow(SecretError);
    // A secret in text may look like 32 bytes.
    const text = Buffer.alloc(32, 7).toString('base64');
    expect(await verify(mixed, [text], signed(GITHUB, [text]))).toMatchObject({ ok: true });
  });

  test.each(SCHEMES)('a change of every signature of $name is refused', async ({ signature, signing, verifying }) => {
    const names = [...new Set([signature, ...(signature.also ?? [])].map(({ header = '' }) => header))];
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (body, at, by) => {
          const request = signed(signature, signing, Buffer.from(body));
          expect(await verify(signature, verifying, request)).toMatchObject({ ok: true });
          const change = (text: string) => withOtherDigits(text, at);
          const headers = Object.fromEntries(names.map((name) => [name, change(request.headers[name] ?? '')]));
          expect(await verify(signature, verifying, changed(request, headers))).toMatchObject({ ok: false });
          const other = Uint8Array.from(body, (byte, index) => (index === at % body.length ? byte ^ by : byte));
          expect(await verify(signature, verifying, { ...request, body: other })).toMatchObject({ ok: false });
        },
      ),
      { numRuns: 30 },
    );
  });
});

/** Another digit in each part of a header, before the last four: those may have bits that mean nothing. */
function withOtherDigits(text: string, at: number): string {
  return text
    .split(' ')
    .map((part) => {
      const [{ length: from } = ''] = /^(?:sha\d+=|v1a?,)?/.exec(part) ?? [];
      const index = from + (at % (part.length - from - 4));
      return `${part.slice(0, index)}${part[index] === '1' ? '2' : '1'}${part.slice(index + 1)}`;
    })
    .join(' ');
}

describe('signing', () => {
  test('the second secret makes its own signature, which is absent with one secret', () => {
    expect(signed(TWO_SECRETS, [ONE]).headers).not.toHaveProperty('box-signature-secondary');
    const { headers } = signed(TWO_SECRETS, [ONE, TWO]);
    expect(headers['box-signature-primary']).toBe(signed(TWO_SECRETS, [ONE]).headers['box-signature-primary']);
    expect(headers['box-signature-secondary']).toBe(signed(TWO_SECRETS, [TWO]).headers['box-signature-primary']);
    expect(() => signed(TWO_SECRETS, [ONE, TWO, 'a third secret'])).toThrow('signed with one secret');
  });

  test('signatures in one header are joined, the main one first, and its other parts are there once', () => {
    expect(signed(ONE_HEADER, [PRIVATE_KEY, WHSEC]).headers['webhook-signature']).toMatch(/^v1,\S+ v1a,\S+$/);
    const { timestamp, ...STRIPE } = PRESETS.stripe;
    const versions: Signature = {
      ...PRESETS.stripe,
      also: [{ ...STRIPE, timestamp, algorithm: 'hmac-sha512', format: 't={timestamp},v0={signature}' }],
    };
    expect(schemeProblems(versions)).toEqual([]);
    const { headers } = signed(versions, [ONE, TWO]);
    expect(headers['stripe-signature']).toMatch(/^t=\d+,v1=\w+,v1=\w+,v0=\w+,v0=\w+$/);
  });

  test('a secret that is for no signature is a mistake', () => {
    expect(() => signed(ONE_HEADER, [WHSEC, 'no base64!'])).toThrow('is not base64');
  });
});

describe('problems', () => {
  const [entry] = TWO_ALGORITHMS.also as readonly [FurtherSignature];
  const also = (...others: readonly Partial<FurtherSignature>[]): Signature => ({
    ...GITHUB,
    also: others.map((other) => ({ ...entry, ...other }) as FurtherSignature),
  });

  test.each(SCHEMES)('$name has none', ({ signature }) => expect(schemeProblems(signature)).toEqual([]));

  test.each<readonly [string, Signature, readonly string[]]>([
    ['in the query', { ...without(PRESETS.bearer), query: 'token', also: [entry] }, ['also']],
    ['beside a token', { ...(PRESETS.bearer as Signature), also: [entry] }, ['also']],
    ['beside a signature in the payload', { ...(PRESETS.sns as Signature), also: [entry] }, ['also']],
    ['a token', also({ algorithm: 'none' }), ['also', '0', 'algorithm']],
    ['an unknown algorithm', also({ algorithm: 'md5' as 'sha1' }), ['also', '0', 'algorithm']],
    ['a format without a signature', also({ format: 'v1' }), ['also', '0', 'format']],
    ['unreadable content', also({ content: '{a b}' }), ['also', '0', 'content']],
    ['a key of another algorithm', also({ algorithm: 'ed25519' }), ['also', '0', 'key']],
    ['a header in upper case', also({ header: 'X-Hub' }), ['also', '0', 'header']],
    ['the header of the main one', also({ header: 'x-hub-signature-256' }), ['also', '0', 'header']],
    ['one header for two', also({}, {}), ['also', '1', 'header']],
    ['public keys without a mark', also({ algorithm: 'ed25519', key: 'hex' }), ['also', '0', 'key']],
    [
      'the header of the id',
      { ...TWO_SECRETS, also: [{ ...BOX_FACTS, header: 'box-delivery-timestamp' }] },
      ['also', '0', 'timestamp'],
    ],
    [
      'a header that the scheme adds',
      { ...also({}), headers: { 'x-hub-signature': '{sha256}' } },
      ['also', '0', 'header'],
    ],
  ])('%s', (_, signature, fact) => {
    expect(schemeProblems(signature).map((problem) => problem.fact)).toContainEqual(fact);
  });

  test('those of the main signature are reported once', () => {
    const signature = { ...TWO_ALGORITHMS, content: 'x' };
    const problems = schemeProblems({ ...signature, also: [{ ...entry, content: 'x' }] });
    expect(problems.map(({ fact }) => fact)).toEqual([['content']]);
  });

  test('the values that only the owner knows are those of all signatures', () => {
    const signature = also({ content: '{body}{value:webhook-id}' });
    expect(() => createVerifier(signature, ONE)).toThrow('webhook-id');
    expect(() => createVerifier(signature, ONE, { values: { 'webhook-id': '1' } })).not.toThrow();
  });
});

function without({ header: _header, ...signature }: Signature): Signature {
  return signature;
}
