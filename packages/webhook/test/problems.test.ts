import { describe, expect, test } from 'vitest';
import { createVerifier, PRESETS, SchemeError, type Signature, schemeProblems } from '../src/index.ts';

const ACME: Signature = {
  algorithm: 'hmac-sha256',
  key: 'text',
  header: 'x-acme',
  format: 't={timestamp},v1={signature}',
  separator: ',',
  encoding: 'hex',
  content: '{timestamp}.{body}',
  timestamp: { unit: 'seconds', tolerance: 'PT5M' },
};

const TOKEN: Signature = {
  algorithm: 'none',
  key: 'text',
  header: 'x-token',
  format: '{signature}',
  encoding: 'text',
  content: '',
};

/** Acme without a timestamp. */
const UNTIMED: Signature = { ...without(ACME, 'timestamp', 'separator'), format: '{signature}', content: '{body}' };

function without(signature: Signature, ...facts: readonly (keyof Signature)[]): Signature {
  const kept = Object.entries(signature).filter(([fact]) => !(facts as readonly string[]).includes(fact));
  return Object.fromEntries(kept) as unknown as Signature;
}

test.each(Object.entries<Signature>({ ...PRESETS, acme: ACME, untimed: UNTIMED, token: TOKEN }))(
  '%s has no problems',
  (_, signature) => {
    expect(schemeProblems(signature)).toEqual([]);
  },
);

const MEMBER = { ...without(UNTIMED, 'header'), member: '/signature', content: '{/id}' };

const IMPOSSIBLE: readonly (readonly [name: string, signature: Signature, fact: string, message: string])[] = [
  ['an unknown placeholder', { ...UNTIMED, content: '{x y}{body}' }, 'content', 'Unknown placeholder "{x y}"'],
  ['an open brace', { ...UNTIMED, content: '{body' }, 'content', 'unmatched brace'],
  ['a header and a member', { ...UNTIMED, member: '/a', content: '{/id}' }, 'member', 'two places for one value'],
  [
    'a timestamp in the header of the signature',
    { ...UNTIMED, content: '{timestamp}{body}', timestamp: { header: 'x-acme', unit: 'seconds' } },
    'timestamp',
    'one place, the header "x-acme", for two values',
  ],
  ['PEM for an HMAC', { ...UNTIMED, key: 'pem' }, 'key', 'no key of the form "pem"'],
  ['text for a public key', { ...UNTIMED, algorithm: 'ed25519' }, 'key', 'no key of the form "text"'],
  ['base64 for a hash', { ...UNTIMED, algorithm: 'sha256', key: 'base64', content: '{secret}{body}' }, 'key', 'base64'],
  ['a signature as text', { ...UNTIMED, encoding: 'text' }, 'encoding', 'not sent as text'],
  ['an unknown value in the format', { ...UNTIMED, format: '{time}={signature}' }, 'format', 'placeholder "{time}"'],
  ['no signature in the format', { ...UNTIMED, format: 'v1=' }, 'format', 'does not contain {signature}'],
  ['two signatures in the format', { ...UNTIMED, format: '{signature},{signature}' }, 'format', '{signature} twice'],
  [
    'values without anything between them',
    { ...without(ACME, 'separator'), format: '{timestamp}{signature}' },
    'format',
    'Nothing separates',
  ],
  ['the secret in an HMAC', { ...UNTIMED, content: '{secret}{body}' }, 'content', 'contains {secret}'],
  ['a hash without the secret', { ...UNTIMED, algorithm: 'sha256' }, 'content', 'anybody can compute it'],
  [
    'a signature in the body that it covers',
    { ...MEMBER, content: '{body}' },
    'content',
    'cannot cover the whole body',
  ],
  ['a signature of itself', { ...MEMBER, content: '{/id}{/signature}' }, 'content', 'its own member, "/signature"'],
  ['content of a token', { ...TOKEN, content: '{body}' }, 'content', 'does not cover any content'],
  ['an id without a place', { ...UNTIMED, content: '{id}{body}' }, 'content', 'where the id is'],
  ['a timestamp without a place', { ...UNTIMED, timestamp: { unit: 'seconds' } }, 'timestamp', 'without a place'],
  ['a timestamp without a unit', without(ACME, 'timestamp'), 'format', 'its unit is missing'],
  ['a timestamp in two places', { ...ACME, timestamp: { header: 'x-t', unit: 'seconds' } }, 'timestamp', 'two places'],
  ['a header that is not in lower case', { ...UNTIMED, header: 'X-Acme' }, 'header', 'not in lower case'],
  [
    'a timestamp in a header that is not in lower case',
    { ...UNTIMED, content: '{timestamp}{body}', timestamp: { header: 'X-T', unit: 'seconds' } },
    'timestamp',
    '"X-T" is not in lower case',
  ],
  ['a tolerance in other words', { ...ACME, timestamp: { unit: 'seconds', tolerance: '5m' } }, 'timestamp', '"5m"'],
  ['content without the body', { ...UNTIMED, content: '{x-id}' }, 'content', 'covers nothing of the body'],
  ['no scheme at all', 'github' as never, 'algorithm', 'This is no scheme'],
  ['an unknown algorithm', { ...UNTIMED, algorithm: 'md5' as never }, 'algorithm', 'This is no scheme'],
  ['a timestamp that is not signed', { ...ACME, content: '{body}' }, 'timestamp', 'does not cover the timestamp'],
];

describe.each(IMPOSSIBLE)('%s', (_, signature, fact, message) => {
  test('is a problem, and nobody can verify with it', () => {
    const [problem, ...others] = schemeProblems(signature);
    expect(others).toEqual([]);
    expect(problem?.fact[0]).toBe(fact);
    expect(problem?.message).toContain(message);
    expect(problem?.fix).toMatch(/^[A-Z].*\.$/);
    expect(() => createVerifier(signature, 'a secret for tests')).toThrow(SchemeError);
  });
});
