import { createHmac, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { createVerifier, SchemeError, type Signature, schemeOf, schemeProblems, verifierOf } from '../src/index.ts';
import { sign } from '../src/sign/sign.ts';

const SECRET = 'a secret for tests';
const BODY = Buffer.from('{"a":"é"}');
const VALUES = { 'webhook-id': 'WH-{body}|1' };

const ACME: Signature = {
  algorithm: 'hmac-sha256',
  key: 'text',
  header: 'x-acme',
  format: '{signature}',
  encoding: 'hex',
  content: '{x-id}|{value:webhook-id}|{crc32}',
};

test('a value is signed as it is, and verified with the same value only', async () => {
  const headers = { 'x-id': '7' };
  const expected = createHmac('sha256', SECRET)
    .update(`7|WH-{body}|1|${crc32(BODY)}`)
    .digest('hex');
  const { headers: added } = sign(ACME, [SECRET], { headers, body: BODY }, { values: VALUES });
  expect(added).toEqual({ 'x-acme': expected });
  const request = { headers: { ...headers, ...added }, body: BODY };
  expect(await createVerifier(ACME, SECRET, { values: VALUES }).verify(request)).toMatchObject({ ok: true });
  const other = createVerifier(ACME, SECRET, { values: { 'webhook-id': 'WH-2' } });
  expect(await other.verify(request)).toMatchObject({ ok: false, code: 'no-match' });
  expect(await verifierOf(schemeOf(ACME, VALUES), SECRET).verify(request)).toMatchObject({ ok: true });
});

test('a value may be in an optional part, between other values, and with a public key', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const scheme: Signature = {
    ...{ ...ACME, algorithm: 'rsa-sha256', key: 'pem', encoding: 'base64' },
    content: ['?{x-none}{value:account}', '{value:webhook-id}{value:account}{body}'],
  };
  const values = { ...VALUES, account: 'a' };
  const signature = createSign('sha256').update(`WH-{body}|1a${BODY}`).sign(privateKey, 'base64');
  const key = createPublicKey(publicKey.export({ format: 'pem', type: 'spki' })).export({
    format: 'pem',
    type: 'spki',
  });
  const { verify } = createVerifier(scheme, String(key), { values });
  expect(await verify({ headers: { 'x-acme': signature }, body: BODY })).toMatchObject({ ok: true });
});

const MISTAKES: readonly (readonly [string, Readonly<Record<string, string>> | undefined, string])[] = [
  ['missing', undefined, 'The signature covers the value "webhook-id", which no request contains. Pass it in `values`'],
  [
    'unknown',
    { ...VALUES, webhookId: 'a' },
    'The signature covers no value "webhookId". Its values are ["webhook-id"].',
  ],
  ['empty', { 'webhook-id': '' }, 'The value "webhook-id" is empty, or begins or ends with white space.'],
  [
    'with white space',
    { 'webhook-id': 'WH-1\n' },
    'The value "webhook-id" is empty, or begins or ends with white space.',
  ],
];

test.each(MISTAKES)('a value that is %s is an error where it is configured', (_, values, message) => {
  expect(() => createVerifier(ACME, SECRET, { values })).toThrow(SchemeError);
  expect(() => createVerifier(ACME, SECRET, { values })).toThrow(message);
  expect(() => schemeOf(ACME, values)).toThrow(message);
  const request = { headers: { 'x-id': '7' }, body: BODY };
  expect(() => sign(ACME, [SECRET], request, { values })).toThrow(message);
});

test('a scheme without values takes none', () => {
  const scheme = { ...ACME, content: '{body}' };
  expect(() => createVerifier(scheme, SECRET, { values: VALUES })).toThrow(
    'The signature covers no value "webhook-id".',
  );
  expect(() => createVerifier(scheme, SECRET, { values: {} })).not.toThrow();
});

test.each(['Webhook-Id', 'webhook_id', '', '-a', '1', '__proto__'])('"%s" is no name of a value', (name) => {
  const [problem] = schemeProblems({ ...ACME, content: `{value:${name}}{body}` });
  expect(problem).toMatchObject({
    fact: ['content'],
    message: `Unknown placeholder "{value:${name}}" in the content.`,
    fix: expect.stringContaining('{value:webhook-id}'),
  });
});

test('a value is in no header, and does not cover the body', () => {
  const inHeader = { ...ACME, headers: { 'x-b': '{value:webhook-id}' } };
  expect(schemeProblems(inHeader)[0]?.message).toBe('Unknown placeholder "{value:webhook-id}" in the header "x-b".');
  const uncovered = { ...ACME, content: '{value:webhook-id}' };
  expect(schemeProblems(uncovered)[0]?.message).toContain('covers nothing of the body');
});
