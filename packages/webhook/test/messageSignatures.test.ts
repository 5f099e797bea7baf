import { createHash, createHmac, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../src/diagnosis/diagnose.ts';
import { createVerifier, PRESETS, type Signature, type SignedRequest, schemeOf, verifierOf } from '../src/index.ts';
import { sign } from '../src/sign/sign.ts';
import {
  authority,
  base64,
  header,
  labelled,
  method,
  path,
  publicKey,
  seconds,
  signedAt,
  timestamp,
  within,
} from '../src/verify/parts.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const at = { now: () => NOW.getTime() };
const CREATED = String(NOW.getTime() / 1000);
const BODY = Buffer.from('{"hello": "world"}');

describe('RFC 9421, written by hand', () => {
  const { publicKey: key, privateKey } = generateKeyPairSync('ed25519');
  const verifying = key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const signing = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const digest = `sha-256=:${createHash('sha256').update(BODY).digest('base64')}:`;
  const parameters = `("@method" "@authority" "@path" "content-digest");created=${CREATED}`;
  const base = [
    '"@method": POST',
    '"@authority": example.com',
    '"@path": /hooks',
    `"content-digest": ${digest}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
  const headers = {
    'content-digest': digest,
    'signature-input': `sig1=${parameters}`,
    signature: `sig1=:${signBytes(null, Buffer.from(base), privateKey).toString('base64')}:`,
  };
  const request = { method: 'POST', url: 'https://example.com/hooks?a=1', headers, body: BODY };

  test('is what the preset signs', () => {
    const unsigned = { ...request, headers: { 'content-digest': 'of somebody else' } };
    expect(sign(PRESETS.rfc9421, [signing], unsigned, { now: NOW }).headers).toEqual(headers);
  });

  test('is what the preset verifies', async () => {
    const { verify } = createVerifier(PRESETS.rfc9421, verifying, at);
    expect(await verify(request)).toEqual({ ok: true, secretIndex: 0, timestamp: NOW });
    expect(await verify({ ...request, url: undefined })).toMatchObject({ code: 'missing-content' });
    expect(await verify({ ...request, url: 'no url' })).toMatchObject({ code: 'missing-content' });
    const { 'signature-input': _, ...others } = headers;
    expect(await verify({ ...request, headers: others })).toMatchObject({
      code: 'no-timestamp',
      message: `The request has no header signature-input in the form sig1=${parameters.replace(CREATED, '{timestamp}')}.`,
    });
  });
});

/** RFC 9421, Appendix B.2. These examples do not sign the body, so `createVerifier` would refuse their schemes. */
describe('the examples of RFC 9421', () => {
  const request = {
    method: 'POST',
    url: 'https://example.com/foo?param=Value&Pet=dog',
    headers: {
      date: 'Tue, 20 Apr 2021 02:07:55 GMT',
      'content-type': 'application/json',
      'content-length': '18',
    },
    body: BODY,
  };
  const now = new Date(1_618_884_473_000);

  test('B.2.5, HMAC with SHA-256', () => {
    const parameters = '("date" "@authority" "content-type");created={timestamp};keyid="test-shared-secret"';
    const scheme: Signature = {
      ...{ algorithm: 'hmac-sha256', key: 'base64', header: 'signature', format: 'sig-b25=:{signature}:' },
      ...{
        encoding: 'base64',
        timestamp: { header: 'signature-input', format: `sig-b25=${parameters}`, unit: 'seconds' },
      },
      content: `"date": {date}\n"@authority": {authority}\n"content-type": {content-type}\n"@signature-params": ${parameters}`,
    };
    const secret = 'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==';
    expect(sign(scheme, [secret], request, { now }).headers).toEqual({
      'signature-input': `sig-b25=${parameters.replace('{timestamp}', '1618884473')}`,
      signature: 'sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:',
    });
  });

  const parameters =
    '("date" "@method" "@path" "@authority" "content-type" "content-length");created={timestamp};keyid="test-key-ed25519"';
  const signature =
    'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:';
  const input = `sig-b26=${parameters.replace('{timestamp}', '1618884473')}`;

  test('B.2.6, signed with Ed25519', () => {
    const scheme: Signature = {
      ...{ algorithm: 'ed25519', key: 'pem', header: 'signature', format: 'sig-b26=:{signature}:', encoding: 'base64' },
      content: [
        '"date": {date}\n"@method": {method}\n"@path": {path}\n"@authority": {authority}\n',
        '"content-type": {content-type}\n"content-length": {content-length}\n',
        `"@signature-params": ${parameters}`,
      ],
      timestamp: { header: 'signature-input', format: `sig-b26=${parameters}`, unit: 'seconds' },
    };
    const key =
      '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----\n';
    expect(sign(scheme, [key], request, { now }).headers).toEqual({ 'signature-input': input, signature });
  });

  test('B.2.6, verified', async () => {
    const [before = '', after = ''] = `sig-b26=${parameters}`.split('{timestamp}');
    const scheme = {
      ...{ place: header('signature'), format: labelled(['sig-b26=:', 'signature', ':']), decode: base64 },
      algorithm: publicKey('ed25519', 'base64'),
      content: [
        ...['"date": ', header('date'), '\n"@method": ', method, '\n"@path": ', path],
        ...['\n"@authority": ', authority, '\n"content-type": ', header('content-type')],
        ...['\n"content-length": ', header('content-length'), '\n"@signature-params": '],
        ...[before.replace('sig-b26=', ''), timestamp, after],
      ],
      timestamp: signedAt(seconds, null, within(header('signature-input'), 'timestamp', [before, 'timestamp', after])),
    };
    const key = 'MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=';
    const { verify } = verifierOf(scheme, key);
    const signed = { ...request, headers: { ...request.headers, 'signature-input': input, signature } };
    expect(await verify(signed)).toEqual({ ok: true, secretIndex: 0, timestamp: now });
    expect(await verify({ ...signed, method: 'PUT' })).toMatchObject({ code: 'no-match' });
  });
});

describe('a timestamp and a nonce in one header', () => {
  const format = 'own=("content-digest");created={timestamp};nonce="{id}"';
  const scheme: Signature = {
    ...{ algorithm: 'hmac-sha256', key: 'text', header: 'signature', format: 'own=:{signature}:', encoding: 'base64' },
    content: `"content-digest": sha-256=:{sha256-base64}:\n"@signature-params": ${format.slice('own='.length)}`,
    timestamp: { header: 'signature-input', format, unit: 'seconds', tolerance: 'PT5M' },
    id: { header: 'signature-input', format },
    headers: { 'content-digest': 'sha-256=:{sha256-base64}:', 'x-nonce': '{id}' },
  };
  const secret = 'a secret for tests only';
  const { verify } = createVerifier(scheme, secret, at);
  const signed = (id: string): SignedRequest & { headers: Record<string, string> } => {
    const request = { headers: {}, body: BODY };
    return { ...request, headers: { ...sign(scheme, [secret], request, { id, now: NOW }).headers } };
  };

  test('are read, signed and verified', async () => {
    const request = signed('n-1,2;3');
    expect(request.headers).toMatchObject({
      'signature-input': `own=("content-digest");created=${CREATED};nonce="n-1,2;3"`,
      'x-nonce': 'n-1,2;3',
    });
    expect(await verify(request)).toEqual({ ok: true, secretIndex: 0, timestamp: NOW, id: 'n-1,2;3' });
  });

  test.each(['', 'a";b="c', 'a\\', '";nonce="b'])('are refused if the nonce is %j', async (id) => {
    expect(await verify(signed(id))).toMatchObject({ ok: false });
  });

  test('are refused if the nonce is another one', async () => {
    const { headers, ...request } = signed('a');
    const other = { ...headers, 'signature-input': (headers['signature-input'] ?? '').replace('"a"', '"b"') };
    expect(await verify({ ...request, headers: other })).toMatchObject({ code: 'no-match' });
  });
});

describe('a format without a label', () => {
  const scheme: Signature = {
    ...{ algorithm: 'hmac-sha256', key: 'text', header: 'x-s', format: '{signature}', encoding: 'hex' },
    ...{ content: '{timestamp}{body}', timestamp: { header: 'x-t', format: '<{timestamp}>', unit: 'seconds' } },
  };
  const secret = 'a secret for tests only';
  const signature = createHmac('sha256', secret).update(CREATED).update(BODY).digest('hex');

  test.each([
    [`<${CREATED}>`, true],
    [` <${CREATED}> `, true],
    [CREATED, 'no-timestamp'],
    [`<${CREATED}>, <1>`, 'malformed-timestamp'],
    [`x<${CREATED}>`, 'no-timestamp'],
    ['<>', 'no-timestamp'],
    ['<a>', 'malformed-timestamp'],
  ])('is the whole header: %s', async (text, expected) => {
    const result = await verifierOf(schemeOf(scheme), secret).verify({
      headers: { 'x-s': signature, 'x-t': text },
      body: BODY,
    });
    expect(result.ok || result.code).toBe(expected);
  });
});

describe('values of the URL', () => {
  const secret = 'a secret for tests only';
  const scheme: Signature = {
    ...{ algorithm: 'hmac-sha256', key: 'text', header: 'x-s', format: '{signature}', encoding: 'hex' },
    content: '{authority}|{path}|{query}|{body}',
  };

  test.each([
    ['https://example.com', 'example.com|/|?'],
    ['https://example.com?', 'example.com|/|?'],
    ['https://example.com?a', 'example.com|/|?a'],
    ['https://Example.COM:443/A?b=C', 'example.com|/A|?b=C'],
    ['http://example.com:80/', 'example.com|/|?'],
    ['http://example.com:443/', 'example.com:443|/|?'],
    ['https://user:pass@example.com:8443/a', 'example.com:8443|/a|?'],
    ['https://[2001:DB8::1]:8443/a', '[2001:db8::1]:8443|/a|?'],
    ['https://bücher.example/a', 'xn--bcher-kva.example|/a|?'],
    ['https://example.com/a/../b/./%2e%c3%A9//', 'example.com|/a/../b/./%2e%c3%A9//|?'],
    ['https://example.com/a?b=/c?d#e?f', 'example.com|/a|?b=/c?d'],
    ['https://example.com/a#?b', 'example.com|/a|?'],
    ['https://example.com/a b?c d', 'example.com|/a b|?c d'],
  ])('of %s are %s', async (url, content) => {
    const signature = createHmac('sha256', secret).update(`${content}|`).update(BODY).digest('hex');
    const request = { url, headers: {}, body: BODY };
    expect(sign(scheme, [secret], request).headers).toEqual({ 'x-s': signature });
    const result = await createVerifier(scheme, secret).verify({ ...request, headers: { 'x-s': signature } });
    expect(result).toMatchObject({ ok: true });
  });

  test.each([undefined, '', '/hooks', 'example.com/hooks'])('are missing in %j', async (url) => {
    for (const content of ['{authority}{body}', '{path}{body}', '{query}{body}']) {
      const request = { url, headers: { 'x-s': '00' }, body: BODY };
      const { verify } = createVerifier({ ...scheme, content }, secret);
      expect(await verify(request)).toMatchObject({ code: 'missing-content' });
      expect(() => sign({ ...scheme, content }, [secret], request)).toThrow(
        expect.objectContaining({ code: 'missing-url' }),
      );
    }
  });
});

describe('the diagnosis of a message signature', () => {
  const { publicKey: key, privateKey } = generateKeyPairSync('ed25519');
  const verifying = key.export({ format: 'pem', type: 'spki' }).toString();
  const signing = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const url = 'https://example.com/hooks';
  const scheme = schemeOf(PRESETS.rfc9421);

  async function diagnosed(signature: Signature, change: Partial<SignedRequest> = {}) {
    const unsigned = { url, headers: { 'x-forwarded-host': 'example.com' }, body: Buffer.from('{"a":1}') };
    const headers = { ...unsigned.headers, ...sign(signature, [signing], unsigned, { now: NOW }).headers };
    const request = { ...unsigned, headers, ...change };
    const refused = await verifierOf(scheme, verifying, at).verify(request);
    if (refused.ok) throw new Error('The request is verified.');
    return diagnose({ request, scheme, secrets: [verifying], refused });
  }

  test.each([
    ['other-url', { url: 'http://10.0.0.1:3000/hooks' }],
    ['body-reserialised', { body: Buffer.from('{ "a": 1 }') }],
    ['body-empty', { body: Buffer.alloc(0) }],
  ] as const)('is %s', async (cause, change) => {
    expect(await diagnosed(PRESETS.rfc9421, change)).toMatchObject({ cause });
  });

  test.each([
    ['no-timestamp', '("@method" "content-digest");created={timestamp}'],
    ['malformed-timestamp', '("@method" "@authority" "@path" "content-digest");created={timestamp};expires=1'],
  ])('shows other parameters: %s', async (cause, parameters) => {
    const diagnosis = await diagnosed({
      ...PRESETS.rfc9421,
      content: `"@method": {method}\n"content-digest": sha-256=:{sha256-base64}:\n"@signature-params": ${parameters}`,
      timestamp: { header: 'signature-input', format: `sig1=${parameters}`, unit: 'seconds' },
    });
    expect(diagnosis.cause).toBe(cause);
    expect(diagnosis.message).toContain(
      `Its signature-input is sig1=${parameters.replace('{timestamp}', CREATED)}. If`,
    );
  });

  test('knows them among other schemes', async () => {
    const unsigned = { url, headers: {}, body: BODY };
    const { headers } = sign(PRESETS.rfc9421, [signing], unsigned, { now: NOW });
    const other = schemeOf(PRESETS['standard-webhooks-ed25519']);
    const refused = { ok: false, code: 'no-signature', message: '' } as const;
    const request = { ...unsigned, headers };
    expect(await diagnose({ request, scheme: other, secrets: [verifying], refused })).toMatchObject({
      cause: 'other-scheme',
      message: expect.stringContaining('`rfc9421`'),
    });
  });
});

test('long headers of quotation marks and commas are refused', async () => {
  const { verify } = createVerifier(PRESETS.rfc9421, Buffer.alloc(32, 1).toString('base64'), at);
  for (const text of ['"', '\\"', ',', '",', 'sig1=', 'sig1=(', ' '])
    for (const headers of [
      { signature: text.repeat(200_000), 'signature-input': text },
      { signature: 'sig1=:QUJD:', 'signature-input': text.repeat(200_000) },
    ])
      expect((await verify({ url: 'https://example.com', headers, body: BODY })).ok).toBe(false);
});
