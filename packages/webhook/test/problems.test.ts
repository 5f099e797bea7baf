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

const INPUT = 'sig1=("@method" "content-digest");created={timestamp}';
const MESSAGE: Signature = {
  ...PRESETS.rfc9421,
  content: `"@method": {method}\n"content-digest": sha-256=:{sha256-base64}:\n"@signature-params": ${INPUT.slice(5)}`,
  timestamp: { header: 'signature-input', format: INPUT, unit: 'seconds' },
};
const NONCE = `${INPUT};nonce="{id}"`;
const WITH_NONCE: Signature = {
  ...MESSAGE,
  content: `{body}\n"@signature-params": ${NONCE.slice(5)}`,
  timestamp: { header: 'signature-input', format: NONCE, unit: 'seconds' },
  id: { header: 'signature-input', format: NONCE },
};
/** With another format in the header `x-t`. */
const inForm = (format: string, facts: Partial<Signature> = {}): Signature => ({
  ...{ ...UNTIMED, content: '{timestamp}{body}', timestamp: { header: 'x-t', format, unit: 'seconds' } },
  ...facts,
});

test.each(
  Object.entries<Signature>({
    ...{ ...PRESETS, acme: ACME, untimed: UNTIMED, token: TOKEN, message: MESSAGE, 'with a nonce': WITH_NONCE },
  }),
)('%s has no problems', (_, signature) => {
  expect(schemeProblems(signature)).toEqual([]);
});

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
  ['a format without its value', inForm('sig1=();created'), 'timestamp', 'does not contain {timestamp}'],
  ['an unknown value in a header', inForm('t={timestamp};a={signature}'), 'timestamp', 'placeholder "{signature}"'],
  ['a value twice in a header', inForm('t={timestamp};a={timestamp}'), 'timestamp', '{timestamp} twice'],
  ['an id in the header of the timestamp', inForm('t={timestamp};n={id}'), 'timestamp', 'the id is elsewhere'],
  [
    'an id and a timestamp in other formats',
    inForm('t={timestamp}', { id: { header: 'x-t', format: 'n={id}' } }),
    'id',
    'one place, the header "x-t", for two values',
  ],
  [
    'two values in a header without anything between them',
    inForm('t={timestamp}{id}', { id: { header: 'x-t', format: 't={timestamp}{id}' } }),
    'timestamp',
    'Nothing separates',
  ],
  ['two members in a format', inForm('t={timestamp},n="a,b"'), 'timestamp', 'contains a comma'],
  [
    'a format of a member',
    { ...UNTIMED, content: '{timestamp}{body}', timestamp: { member: '/t', format: '{timestamp}', unit: 'seconds' } },
    'timestamp',
    'has a format, but no header',
  ],
  [
    'other parameters than the header has',
    { ...MESSAGE, content: '{body}{timestamp}' },
    'content',
    '"signature-input"',
  ],
  ['a header in upper case', { ...UNTIMED, headers: { 'X-A': 'a' } }, 'headers', '"X-A" is not in lower case'],
  ['a header of the signature', { ...UNTIMED, headers: { 'x-acme': 'a' } }, 'headers', 'for two values'],
  ['an unknown placeholder in a header', { ...UNTIMED, headers: { 'x-a': '{x y}' } }, 'headers', '"{x y}"'],
  ['a header in a header', { ...UNTIMED, headers: { 'x-a': '{x-b}' } }, 'headers', '"{x-b}"'],
  [
    'a time without a unit in a header',
    { ...UNTIMED, headers: { 'x-a': '{timestamp}' } },
    'headers',
    'unit is missing',
  ],
  ['an open brace in a header', { ...UNTIMED, headers: { 'x-a': '{body' } }, 'headers', 'unmatched brace'],
  ['the secret in a header', { ...UNTIMED, headers: { 'x-a': '{secret}' } }, 'headers', 'everybody could read it'],
  ['content without the body', { ...UNTIMED, content: '{x-id}' }, 'content', 'covers nothing of the body'],
  ['no scheme at all', 'github' as never, 'algorithm', 'This is no scheme'],
  ['an unknown algorithm', { ...UNTIMED, algorithm: 'md5' as never }, 'algorithm', 'This is no scheme'],
  ['a timestamp that is not signed', { ...ACME, content: '{body}' }, 'timestamp', 'does not cover the timestamp'],
];

test('a digest in a header does not cover the body', () => {
  const [problem] = schemeProblems({ ...UNTIMED, content: '{content-digest}' });
  expect(problem?.fix).toContain('with {sha256-base64} instead of {content-digest}');
});

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
