import { attemptOf, type Case, encoded, keyAt, MAX_SIGNATURES, NOW, type Signer } from './case.ts';
import type { Attempt, Scheme } from './schemes.ts';

export function signatureCases(scheme: Scheme, signer: Signer): readonly Case[] {
  const { value, encoding, several, prefix } = scheme;
  const each =
    (change: (signature: string) => string) =>
    (signatures: readonly string[], { timestamp }: Attempt) =>
      value(signatures.map(change), timestamp);
  const otherEncoding = encoding === 'hex' ? 'base64' : 'hex';
  const first = encoded(scheme, attemptOf(scheme, NOW), keyAt(scheme, 0), signer);
  // Hex digits are also base64 if their number is a multiple of four.
  const isBase64Too = encoding === 'base64' && Buffer.from(first, encoding).toString('hex').length % 4 === 0;
  const body = Buffer.from('{"another":"body"}');
  const cases: readonly (Case | false)[] = [
    { name: 'wrong-secret', note: 'Signed with another secret.', by: [1], reason: 'no-match' },
    {
      name: 'signature-of-another-body',
      note: 'The signature of another body.',
      signed: { body },
      sent: { body: attemptOf(scheme, NOW).body },
      reason: 'no-match',
    },
    {
      name: 'no-signature',
      note: 'Without the header of the signature.',
      value: () => undefined,
      reason: 'no-signature',
    },
    {
      name: 'empty-header',
      note: 'The header of the signature is empty.',
      value: () => '',
      reason: 'malformed-signature',
    },
    { name: 'empty-signature', note: 'The signature is empty.', value: each(() => ''), reason: 'malformed-signature' },
    {
      name: 'truncated',
      note: 'The last four characters of the signature are missing.',
      value: each((text) => text.slice(0, -4)),
      reason: 'no-match',
    },
    {
      name: 'first-byte-only',
      note: 'Only the beginning of the signature.',
      value: each((text) => text.slice(0, 4)),
      reason: 'no-match',
    },
    {
      name: 'extended',
      note: 'Four characters added before the signature.',
      value: each((text) => `0000${text}`),
      reason: 'no-match',
    },
    {
      name: 'zeros',
      note: 'A signature of zeros.',
      value: each((text) => text.replace(/[^=]/g, encoding === 'hex' ? '0' : 'A')),
      reason: 'no-match',
    },
    {
      name: 'other-encoding',
      note: `The signature in ${otherEncoding}.`,
      value: each((text) => Buffer.from(text, encoding).toString(otherEncoding)),
      reason: isBase64Too ? 'no-match' : 'malformed-signature',
    },
    {
      name: 'not-encoded',
      note: 'A text that is not a signature.',
      value: each(() => 'undefined!'),
      reason: 'malformed-signature',
    },
    {
      name: 'other-scheme',
      note: 'The header of another scheme.',
      value: () => (scheme.name === 'github' ? `v0=${'ab'.repeat(32)}` : `sha512=${'ab'.repeat(64)}`),
      reason: 'malformed-signature',
    },
    encoding === 'base64' && {
      name: 'lower-case-base64',
      note: 'Base64 in lower case is another signature.',
      value: each((text) => text.toLowerCase()),
      reason: 'no-match',
    },
    encoding === 'base64' &&
      first.endsWith('=') && {
        name: 'base64-without-padding',
        note: 'Base64 without its padding.',
        value: each((text) => text.replace(/=+$/, '')),
        reason: 'malformed-signature',
      },
    prefix !== undefined && {
      name: 'no-prefix',
      note: 'The signature without its prefix.',
      value: (signatures, { timestamp }) => value(signatures, timestamp).replaceAll(prefix, ''),
      reason: 'malformed-signature',
    },
    prefix !== undefined && {
      name: 'upper-case-prefix',
      note: 'The prefix in upper case.',
      value: (signatures, { timestamp }) => value(signatures, timestamp).replaceAll(prefix, prefix.toUpperCase()),
      reason: 'malformed-signature',
    },
    several === undefined && {
      name: 'repeated-header',
      note: 'The header sent twice, which HTTP joins with a comma.',
      value: (signatures, { timestamp }) => `${value(signatures, timestamp)}, ${value(signatures, timestamp)}`,
      reason: 'malformed-signature',
    },
  ];
  return cases.filter((found) => found !== false);
}

export function severalCases({ value, several, encoding }: Scheme): readonly Case[] {
  const wrong = (count: number) =>
    Array.from({ length: count }, (_, index) => Buffer.alloc(32, index + 1).toString(encoding));
  const last =
    (count: number) =>
    (signatures: readonly string[], { timestamp }: Attempt) =>
      value([...wrong(count - 1), ...signatures], timestamp);
  return [
    {
      name: 'both-signatures-new-secret',
      note: 'Signed with both secrets. The receiver knows the new one.',
      by: [0, 1],
    },
    {
      name: 'both-signatures-old-secret',
      note: 'Signed with both secrets. The receiver knows the old one.',
      by: [0, 1],
      known: [1],
    },
    {
      name: 'other-parts',
      note: 'The header has parts of other versions, and the signature is not the first one.',
      value: ([signature = ''], { timestamp }) => several?.withOtherParts(signature, timestamp),
    },
    { name: '16-signatures', note: 'The right signature is the last one of 16.', value: last(MAX_SIGNATURES) },
    {
      name: '17-signatures',
      note: 'The right signature is the last one of 17.',
      value: last(MAX_SIGNATURES + 1),
      reason: 'no-match',
    },
    {
      name: '100-signatures',
      note: 'The right signature is the last one of 100.',
      value: last(100),
      reason: 'no-match',
    },
    {
      name: 'wrong-signatures',
      note: 'Two signatures, both wrong.',
      value: (_, { timestamp }) => value(wrong(2), timestamp),
      reason: 'no-match',
    },
  ];
}

export function prefixlessCases(scheme: Scheme): readonly Case[] {
  const secret = keyAt(scheme, 0).verifying;
  return secret.startsWith('whsec_')
    ? [{ name: 'secret-without-prefix', note: 'The secret without whsec_.', secrets: [secret.replace('whsec_', '')] }]
    : [{ name: 'key-with-prefix', note: 'The public key with whpk_.', secrets: [`whpk_${secret}`] }];
}
