import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../src/crypto/runtime.ts';
import {
  createVerifier,
  PRESETS,
  type Signature,
  type SignedRequest,
  schemeOf,
  type VerifierOptions,
  verifierOf,
} from '../src/index.ts';
import { sign } from '../src/sign/sign.ts';

const NOW = new Date('2026-01-02T03:04:05.678Z');
const URL = 'https://example.com/webhooks?a=1';

interface Keys {
  readonly signing: readonly string[];
  readonly verifying: readonly string[];
}

/** Two keys in the form of the scheme, the newest first. */
function keysFor({ algorithm, key }: Signature): Keys {
  switch (algorithm) {
    case 'ed25519': {
      const pairs = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
      const raw = (text: Buffer) => text.subarray(-32);
      const encoding = key === 'hex' ? 'hex' : 'base64';
      return {
        signing: pairs.map(({ privateKey }) =>
          raw(privateKey.export({ format: 'der', type: 'pkcs8' })).toString(encoding),
        ),
        verifying: pairs.map(({ publicKey }) =>
          raw(publicKey.export({ format: 'der', type: 'spki' })).toString(encoding),
        ),
      };
    }
    case 'ecdsa-p256-sha256':
    case 'rsa-sha1':
    case 'rsa-sha256':
    case 'rsa-sha512': {
      const pairs = [1, 2].map(() =>
        algorithm === 'ecdsa-p256-sha256'
          ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
          : generateKeyPairSync('rsa', { modulusLength: 2048 }),
      );
      return {
        signing: pairs.map(({ privateKey }) => privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()),
        verifying: pairs.map(({ publicKey }) =>
          key === 'pem'
            ? publicKey.export({ format: 'pem', type: 'spki' }).toString()
            : publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
        ),
      };
    }
    default: {
      const secrets =
        key === 'whsec'
          ? ['whsec_bmV3LXNlY3JldC1mb3ItdGVzdHMtb25seQ==', 'whsec_b2xkLXNlY3JldC1mb3ItdGVzdHMtb25seQ==']
          : ['new secret for tests only', 'old secret for tests only'];
      return { signing: secrets, verifying: secrets };
    }
  }
}

interface SignInput {
  readonly secrets: readonly string[];
  readonly now?: Date;
  readonly body?: Buffer;
}

/** A signed request. Schemes that sign within the payload get one in which there is room for it. */
function signed(
  signature: Signature,
  { secrets, now = NOW, body = Buffer.from('{"a":"é"}') }: SignInput,
): SignedRequest {
  const isInPayload = signature.member !== undefined;
  const payload = isInPayload
    ? { Message: 'm', MessageId: 'i', TopicArn: 't', Type: 'Notification', signature: { token: 'abc' } }
    : undefined;
  const headers = { 'content-type': 'application/json' };
  // Schemes that sign forms need the hash of other bodies in the URL.
  const url = `${URL}&bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
  const request = { method: 'POST', url, headers, body, payload };
  const fields = sign(signature, secrets, request, { id: 'msg_1', now });
  const members: Record<string, unknown> = { ...payload };
  for (const [pointer, value] of Object.entries(fields.members)) {
    const [first = '', second] = pointer.split('/').slice(1);
    members[first] = second === undefined ? value : { ...(members[first] as object), [second]: value };
  }
  return {
    method: 'POST',
    url,
    headers: { ...headers, ...fields.headers },
    body: isInPayload ? Buffer.from(JSON.stringify(members)) : body,
  };
}

/** As Recurly: no text tells the parts apart. */
const ORDERED: Signature = { ...PRESETS.stripe, header: 'x-ordered', format: '{timestamp},{signature}' };
/** As Fireblocks signs. */
const RSA_SHA512: Signature = {
  ...{ algorithm: 'rsa-sha512', key: 'pem', encoding: 'base64', content: '{body}' },
  ...{ header: 'fireblocks-signature', format: '{signature}' },
};
const SCHEMES = Object.entries<Signature>({
  ...PRESETS,
  'parts in their order': ORDERED,
  'RSA with SHA-512': RSA_SHA512,
});
const at = (now: Date): VerifierOptions => ({ now: () => now.getTime() });

describe.each(SCHEMES)('%s', (_, signature) => {
  const { signing, verifying } = keysFor(signature);
  const [newKey = '', oldKey = ''] = signing;
  const signsBody = /\{(body|sha256-base64)\}/.test(JSON.stringify(signature.content));

  describe.each([
    ['node:crypto', { node: nodeCrypto() }],
    ['Web Crypto', { node: undefined }],
  ])('with %s', (__, runtime) => {
    const scheme = schemeOf(signature);

    test('accepts what is signed, and tells with which secret', async () => {
      const { verify } = verifierOf(scheme, verifying, at(NOW), runtime);
      expect(await verify(signed(signature, { secrets: [newKey] }))).toMatchObject({ ok: true, secretIndex: 0 });
      expect(await verify(signed(signature, { secrets: [oldKey] }))).toMatchObject({ ok: true, secretIndex: 1 });
    });

    if (signature.separator !== undefined)
      test('accepts one of several signatures', async () => {
        const { verify } = verifierOf(scheme, verifying[1] ?? '', at(NOW), runtime);
        expect(await verify(signed(signature, { secrets: signing }))).toMatchObject({ ok: true });
      });

    test('accepts an attempt an hour later, which is signed again', async () => {
      const later = new Date(NOW.getTime() + 3_600_000);
      const { verify } = verifierOf(scheme, verifying, at(later), runtime);
      expect(await verify(signed(signature, { secrets: [newKey], now: later }))).toMatchObject({ ok: true });
    });

    test('refuses another secret', async () => {
      const { verify } = verifierOf(scheme, verifying[1] ?? '', at(NOW), runtime);
      expect(await verify(signed(signature, { secrets: [newKey] }))).toMatchObject({ ok: false, code: 'no-match' });
    });

    if (signsBody)
      test('refuses every changed byte of the body, also if both are decoded alike', async () => {
        const body = Buffer.from([0x22, 0xff, 0x22]);
        const request = signed(signature, { secrets: [newKey], body });
        const { verify } = verifierOf(scheme, verifying, at(NOW), runtime);
        expect(await verify(request)).toMatchObject({ ok: true });
        for (const other of [
          Buffer.from([0x22, 0xfe, 0x22]),
          Buffer.from('"\ufffd"'),
          Buffer.from('""'),
          Buffer.alloc(0),
        ])
          expect(await verify({ ...request, body: other })).toMatchObject({ ok: false, code: 'no-match' });
      });
  });

  test('refuses a request without the signature', async () => {
    const { verify } = createVerifier(signature, verifying, at(NOW));
    const request = { ...signed(signature, { secrets: [newKey] }), headers: {}, body: Buffer.from('{}') };
    expect(await verify(request)).toMatchObject({ ok: false, code: 'no-signature' });
  });

  if (signature.timestamp?.tolerance !== undefined)
    test('refuses an old attempt, and one from the future', async () => {
      const request = signed(signature, { secrets: [newKey] });
      for (const [hours, code] of [
        [1, 'too-old'],
        [-1, 'too-new'],
      ] as const) {
        const { verify } = createVerifier(signature, verifying, at(new Date(NOW.getTime() + hours * 3_600_000)));
        expect(await verify(request)).toMatchObject({ ok: false, code });
      }
    });

  test('refuses a configuration without a secret, or with an empty or short one', () => {
    for (const secrets of [[], '', ['', newKey], 'short', ' padded secret for tests '])
      expect(() => createVerifier(signature, secrets), JSON.stringify(secrets)).toThrow();
  });
});

describe('members of forms', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const secret = 'a secret for tests only';

  test('are a token', async () => {
    const base = { algorithm: 'none', key: 'text', encoding: 'text', format: '{signature}', content: '' } as const;
    const { verify } = createVerifier({ ...base, member: '/token' }, secret);
    const bodyOf = (token: string) => Buffer.from(new URLSearchParams({ data: '{}', token }).toString());
    expect(await verify({ headers, body: bodyOf(secret) })).toMatchObject({ ok: true });
    expect(await verify({ headers, body: bodyOf('another') })).toMatchObject({ code: 'no-match' });
    expect(await verify({ headers: {}, body: bodyOf(secret) })).toMatchObject({ code: 'no-signature' });
  });

  test('are signed', async () => {
    const scheme: Signature = {
      ...{ algorithm: 'hmac-sha256', key: 'text', encoding: 'hex', format: '{signature}' },
      ...{ member: '/signature', content: '{/timestamp}{/token}' },
    };
    const { verify } = createVerifier(scheme, secret);
    const signature = createHmac('sha256', secret).update('1700000000abc').digest('hex');
    const body = (token: string) => Buffer.from(`timestamp=1700000000&token=${token}&signature=${signature}`);
    expect(await verify({ headers, body: body('abc') })).toMatchObject({ ok: true });
    expect(await verify({ headers, body: body('abd') })).toMatchObject({ code: 'no-match' });
  });
});

test('what is no secret, no key and no tolerance is an error with a reason', () => {
  const scheme = PRESETS.github;
  expect(() => createVerifier(scheme, undefined as never)).toThrow('A secret must be a string, not undefined.');
  expect(() => createVerifier(scheme, Buffer.from('secret') as never)).toThrow('A secret must be a string');
  expect(() => createVerifier('github' as never, 'a secret')).toThrow('This is no scheme. Pass one of PRESETS');
  expect(() => createVerifier(scheme, 'a secret for tests', { tolerance: Number.NaN })).toThrow('not NaN');
});

test('a key in PEM may have been written in one line', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = Buffer.from('{}');
  const scheme: Signature = {
    ...{ algorithm: 'ecdsa-p256-sha256', key: 'pem', header: 'x-s', format: '{signature}', encoding: 'base64' },
    content: '{body}',
  };
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const { headers } = sign(scheme, [pem], { method: 'POST', headers: {}, body });
  const key = publicKey.export({ format: 'pem', type: 'spki' }).toString().replaceAll('\n', '\\n');
  expect(await createVerifier(scheme, key).verify({ headers, body })).toMatchObject({ ok: true });
});

describe('vectors that vendors publish', () => {
  test.each<[string, Signature, string, SignedRequest, string]>([
    [
      'GitHub',
      PRESETS.github,
      "It's a Secret to Everybody",
      {
        headers: { 'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17' },
        body: Buffer.from('Hello, World!'),
      },
      '2026-01-01T00:00:00Z',
    ],
    [
      'Standard Webhooks',
      PRESETS['standard-webhooks'],
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      {
        headers: {
          'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
          'webhook-timestamp': '1614265330',
          'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
        },
        body: Buffer.from('{"test": 2432232314}'),
      },
      '2021-02-25T15:02:10Z',
    ],
    [
      'Slack',
      PRESETS.slack,
      '8f742231b10e8888abcd99yyyzzz85a5',
      {
        headers: {
          'x-slack-request-timestamp': '1531420618',
          'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
        },
        body: Buffer.from(
          'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
        ),
      },
      '2018-07-12T18:36:58Z',
    ],
  ])('%s', async (_, signature, secret, request, time) => {
    const { verify } = createVerifier(signature, secret, at(new Date(time)));
    expect(await verify(request)).toMatchObject({ ok: true });
  });

  test('Twilio', () => {
    const body = new URLSearchParams({
      To: '+18005551212',
      From: '+12349013030',
      CallSid: 'CA1234567890ABCDE',
      Caller: '+12349013030',
      Digits: '1234',
    }).toString();
    const request = {
      url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(body),
    };
    expect(sign(PRESETS.twilio, ['12345'], request).headers).toEqual({
      'x-twilio-signature': '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
    });
  });
});

test('one secret in two forms is two keys', () => {
  const secret = 'c2VjcmV0LWZvci10ZXN0cy1vbmx5';
  const signedWith = (key: Signature['key']) =>
    sign({ ...PRESETS.github, key }, [secret], { headers: {}, body: Buffer.from('{}') }).headers[
      PRESETS.github.header ?? ''
    ];
  const expected = (key: Buffer) => `sha256=${createHmac('sha256', key).update('{}').digest('hex')}`;
  const forms = ['text', 'base64', 'text'] as const;
  expect(forms.map(signedWith)).toEqual([
    expected(Buffer.from(secret)),
    expected(Buffer.from(secret, 'base64')),
    expected(Buffer.from(secret)),
  ]);
});

test('a value in a format may look like a placeholder', () => {
  const signature: Signature = {
    ...PRESETS.github,
    format: 'id={id},signature={signature}',
    separator: ',',
    id: { header: 'x-id' },
  };
  const request = { headers: {}, body: Buffer.from('{}') };
  const value = sign(signature, ['new', 'old'], request, { id: '{signature}' }).headers[signature.header ?? ''];
  expect(value).toMatch(/^id=\{signature\}(,signature=[0-9a-f]{64}){2}$/);
});
