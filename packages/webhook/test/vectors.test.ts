import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../src/crypto/runtime.ts';
import { PRESETS, SecretError, type Signature, schemeOf, verifierOf } from '../src/index.ts';
import { build, type VectorFile } from '../vectors/build.ts';
import { jsonText } from '../vectors/jsonText.ts';
import type { Vector } from '../vectors/vector.ts';

const read = (name: string) => readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8');
const text = read('vectors.json');
const file: VectorFile = JSON.parse(text);
const schemes: Readonly<Record<string, Signature>> = { ...PRESETS, ...file.schemes };

const bodyOf = ({ body }: Vector['request']) =>
  typeof body === 'string'
    ? Buffer.from(body, 'base64')
    : Buffer.concat(Array.from({ length: body.times }, () => Buffer.from(body.repeat, 'base64')));

test('the committed vectors are what the generator writes', () => {
  const built = build(JSON.parse(read('keys.json')), JSON.parse(read('signatures.json')));
  expect(jsonText(built.file)).toBe(text);
  expect(jsonText(built.signatures)).toBe(read('signatures.json'));
});

test('every scheme has vectors of both kinds, with ids of their own, in a file below 1 MB', () => {
  for (const valid of [true, false])
    expect(new Set(file.vectors.filter((vector) => vector.valid === valid).map(({ scheme }) => scheme))).toEqual(
      new Set(Object.keys(schemes)),
    );
  expect(new Set(file.vectors.map(({ id }) => id)).size).toBe(file.vectors.length);
  expect(file.vectors.length).toBeGreaterThan(300);
  expect(text.length).toBeLessThan(1_000_000);
});

describe.each([
  ['node:crypto', { node: nodeCrypto() }],
  ['Web Crypto', { node: undefined }],
])('with %s', (name, runtime) => {
  const isCertificate = ({ secrets }: Vector) => secrets.some((secret) => secret.includes('BEGIN CERTIFICATE'));
  const isUnsupported = (vector: Vector) => name === 'Web Crypto' && isCertificate(vector);
  const verifierFor = ({ scheme, secrets, now }: Vector) => {
    const signature = schemes[scheme];
    if (!signature) throw new Error(`There is no scheme ${scheme}.`);
    return verifierOf(schemeOf(signature), secrets, { now: () => Date.parse(now) }, runtime);
  };

  test.each(Object.keys(schemes))('%s: every vector gives the result that it names', async (scheme) => {
    const found: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const vector of file.vectors.filter((candidate) => candidate.scheme === scheme && !isUnsupported(candidate))) {
      const result = await verifierFor(vector).verify({ ...vector.request, body: bodyOf(vector.request) });
      found[vector.id] = result.ok || result.code;
      expected[vector.id] = vector.valid || vector.reason;
    }
    expect(found).toEqual(expected);
  });

  test('certificates are supported or refused when the verifier is created', () => {
    for (const vector of file.vectors.filter(isCertificate))
      if (isUnsupported(vector)) expect(() => verifierFor(vector)).toThrow(SecretError);
      else expect(() => verifierFor(vector)).not.toThrow();
  });
});
