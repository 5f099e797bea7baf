import { expect, test } from 'vitest';
import { createVerifier, type Signature, schemeProblems } from '../src/index.ts';
import { sign } from '../src/sign/sign.ts';

const SECRET = 'a+secret&for=tests';
const BODY = Buffer.from('{}');
const TOKEN: Signature = {
  ...{ algorithm: 'none', key: 'text', query: 'token', format: '{signature}', encoding: 'text', content: '' },
};
const { verify } = createVerifier(TOKEN, SECRET);

test('a token in the query is what the sender sets there', async () => {
  expect(schemeProblems(TOKEN)).toEqual([]);
  const { headers, members, query } = sign(TOKEN, [SECRET], { headers: {}, body: BODY });
  expect([headers, members, query]).toEqual([{}, {}, { token: SECRET }]);
  const text = new URLSearchParams({ a: '1', ...query });
  for (const url of [`https://example.com/hooks?${text}`, `/hooks?${text}#token=other`])
    expect(await verify({ url, headers: {}, body: BODY })).toMatchObject({ ok: true });
});

const ENCODED = encodeURIComponent(SECRET);

test.each([
  ['another token', 'https://example.com/?token=another', 'no-match'],
  ['an empty token', 'https://example.com/?token=', 'no-match'],
  ['no query', 'https://example.com/', 'no-signature'],
  ['no URL', undefined, 'no-signature'],
  ['a token that occurs twice', `https://example.com/?token=${ENCODED}&token=${ENCODED}`, 'no-signature'],
  ['a token in the fragment', `https://example.com/#?token=${ENCODED}`, 'no-signature'],
  ['another parameter', `https://example.com/?Token=${ENCODED}`, 'no-signature'],
])('%s is refused, and the message does not contain it', async (_, url, code) => {
  const result = await verify({ url, headers: { token: SECRET }, body: BODY });
  expect(result).toMatchObject({ ok: false, code });
  expect(JSON.stringify(result)).not.toMatch(/a\+secret|another/);
});

test.each<[string, Partial<Signature>, string]>([
  [
    'two places',
    { header: 'x-token' },
    'two places for one value, the header "x-token" and the query parameter "token"',
  ],
  ['an empty name', { query: '' }, 'The name of the query parameter is empty.'],
  [
    'a signature',
    { algorithm: 'hmac-sha256', encoding: 'hex', content: '{body}' },
    'cannot be in the URL, only a token',
  ],
])('%s is a problem', (_, facts, message) => {
  expect(schemeProblems({ ...TOKEN, ...facts })).toMatchObject([
    { fact: ['query'], message: expect.stringContaining(message) },
  ]);
});
