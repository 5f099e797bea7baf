import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Signature } from '@hookbook/contract';
import { event, provider } from '@hookbook/testkit/contracts';
import { HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { createVerifier, PRESETS } from '@hookbook/webhook';
import { afterAll, describe, expect, test } from 'vitest';
import { curlCode } from '../src/code/curlCode.ts';
import { handlersOf } from '../src/code/handlers.ts';
import { parseCode, sendCommand } from '../src/code/receiveCode.ts';
import { verifyCode } from '../src/code/verifyCode.ts';
import { highlighted } from '../src/html/highlight.ts';
import { RICH_CONTRACT } from './richContract.ts';

type IsSigned = (request: { readonly headers: Headers; readonly body: Uint8Array }) => Promise<boolean>;

const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-code-'));
afterAll(() => rm(folder, { recursive: true }));
let count = 0;

/** Runs the code exactly as it appears on the page. Only the package is that of the repository. */
async function isSignedBy(signature: Signature, secret: string): Promise<IsSigned> {
  const source = pathToFileURL(path.join(import.meta.dirname, '../../../packages/webhook/src/index.ts')).href;
  const code = stripTypeScriptTypes(verifyCode(signature)).replace('"@hookbook/webhook"', JSON.stringify(source));
  const file = path.join(folder, `code${count++}.mjs`);
  await writeFile(file, code);
  process.env.WEBHOOK_SECRET = secret;
  return (await import(pathToFileURL(file).href)).isSigned;
}

function signatureOf(name: string): Signature {
  const signature = RICH_CONTRACT.providers.find((candidate) => candidate.name === name)?.webhook.signature;
  if (signature === undefined) throw new Error(`${name} has no signature`);
  return signature;
}

const BODY = Buffer.from('{"name":"\u00e9"}');
// Not valid UTF-8. Decoding turns both into the same text, so only a comparison of bytes distinguishes them.
const BROKEN = Buffer.from([0x22, 0xff, 0x22]);
const ALSO_BROKEN = Buffer.from([0x22, 0xfe, 0x22]);

describe('the code for HMAC-SHA256', () => {
  const SECRET = 'a secret for tests';
  const now = String(Math.floor(Date.now() / 1000));
  const sign = (body: Buffer, secret: string) =>
    `sha256=${createHmac('sha256', secret).update(`${now}.`).update(body).digest('hex')}`;
  const isSigned = isSignedBy(signatureOf('acme'), SECRET);
  const verify = async (body: Buffer, signature: string) =>
    (await isSigned)({ body, headers: new Headers({ timestamp: now, 'x-acme-signature': signature }) });

  test('accepts a body signed with the secret, also among other signatures', async () => {
    expect(await verify(BODY, sign(BODY, SECRET))).toBe(true);
    expect(await verify(BODY, `${sign(BODY, 'old')}, ${sign(BODY, SECRET)}`)).toBe(true);
  });

  test.each([
    ['another body', sign(Buffer.from('{}'), SECRET)],
    ['another secret', sign(BODY, 'other')],
    ['no prefix', sign(BODY, SECRET).slice('sha256='.length)],
    ['an empty header', ''],
  ])('rejects %s', async (_, header) => {
    expect(await verify(BODY, header)).toBe(false);
  });

  test('compares bytes, not text', async () => {
    expect(await verify(BROKEN, sign(BROKEN, SECRET))).toBe(true);
    expect(await verify(ALSO_BROKEN, sign(BROKEN, SECRET))).toBe(false);
  });

  test('rejects an empty secret, which anyone could sign with', async () => {
    await expect(isSignedBy(signatureOf('acme'), '')).rejects.toThrow('The secret is empty');
  });
});

test('the code for a scheme that many know has its name', async () => {
  const code = verifyCode(signatureOf('bolt'));
  expect(code).toContain('createVerifier(PRESETS["standard-webhooks"], process.env.WEBHOOK_SECRET ?? "")');
  const isSigned = await isSignedBy(signatureOf('bolt'), `whsec_${Buffer.alloc(32, 7).toString('base64')}`);
  expect(await isSigned({ body: BODY, headers: new Headers({ 'webhook-signature': 'v1,x' }) })).toBe(false);
});

test('the code for a scheme that signs parts of the URL passes the URL and the method', () => {
  const code = verifyCode({ ...PRESETS.rfc9421, scheme: 'rfc9421', origin: 'vendor' });
  expect(code).toContain('createVerifier(PRESETS["rfc9421"], process.env.WEBHOOK_PUBLIC_KEY ?? "")');
  expect(code).toContain('verify({ method, url, headers, body })');
  for (const name of ['authority', 'path', 'query'])
    expect(verifyCode({ ...signatureOf('acme'), content: `{${name}}{body}` })).toContain('verify({ method, url,');
});

test('the code for a token in the query passes the URL', () => {
  const facts = { algorithm: 'none', key: 'text', encoding: 'text', query: 'token', format: '{signature}' } as const;
  const code = verifyCode({ ...facts, content: '', scheme: 'none', origin: 'vendor' });
  expect(code).toContain('verify({ method, url, headers, body })');
  expect(code).toContain('query: "token",');
});

test('the code for a scheme with values that no request contains reads them from the environment', async () => {
  const signature = { ...signatureOf('acme'), content: '{value:webhook-id}{timestamp}{body}' };
  const values = 'values: { "webhook-id": process.env.WEBHOOK_ID ?? "" },';
  expect(verifyCode(signature)).toContain(`process.env.WEBHOOK_SECRET ?? "", {\n  ${values}\n});`);
  const created = event({ type: 'user.created' });
  const acme = provider({ name: 'acme', webhook: { eventType: [], signature }, events: [created] });
  expect(handlersOf(created, acme)[0]?.code).toContain(`  secret: process.env.WEBHOOK_SECRET,\n  ${values}\n`);
  expect(sendCommand(created, acme)).toContain('--secret "$WEBHOOK_SECRET" --value webhook-id="$WEBHOOK_ID"');
  process.env.WEBHOOK_ID = 'WH-1';
  await expect(isSignedBy(signature, 'a secret for tests')).resolves.toBeTypeOf('function');
});

describe.each(Object.entries(HOSTILE_TEXTS))('%s', (_, text) => {
  test('stays text in the code of a scheme', () => {
    const hostile = {
      header: text,
      format: `${text}{signature}`,
      separator: text || ',',
      content: ['{body}', text.replace(/[{}]/g, '')],
    };
    const code = stripTypeScriptTypes(verifyCode({ ...signatureOf('acme'), ...hostile, scheme: text }));
    expect(code.match(/^export async function isSigned/gm)).toHaveLength(1);
    expect(
      code
        .split('\n')
        .filter((line) => /^ {2}\w+: /.test(line))
        .map((line) => line.split(':')[0]),
    ).toEqual(
      ['algorithm', 'key', 'header', 'encoding', 'format', 'separator', 'content', 'timestamp'].map(
        (name) => `  ${name}`,
      ),
    );
  });

  test('stays text in the code for an event', () => {
    const hostile = event({ type: text, typeName: 'SparkEvent' });
    const [webhooks, messages] = [
      provider({ events: [hostile] }),
      provider({ protocols: ['kafka'], events: [hostile] }),
    ];
    for (const handler of handlersOf(hostile, webhooks)) {
      const lines = /^ {4}(?:\w+|".*"|\[".*"\]): \(event\) => console\.log\(event\),$/gm;
      expect(stripTypeScriptTypes(handler.code).match(lines), handler.title).toHaveLength(1);
    }
    const code = stripTypeScriptTypes(parseCode(hostile, messages));
    expect(code.match(/if \(result\.ok && result\.type === ".*"\) \{\n/)).not.toBe(null);
  });
});

test('every framework has a handler, which verifies if the provider signs', () => {
  const [acme] = RICH_CONTRACT.providers;
  const created = event({ type: 'user.created' });
  const handlers = acme ? handlersOf(created, acme) : [];
  expect(handlers.map(({ title }) => title)).toEqual([
    ...['Node.js', 'Express', 'Fastify', 'Hono', 'Next.js', 'NestJS', 'AWS Lambda', 'Cloudflare Workers'],
  ]);
  expect(handlers.filter(({ code }) => !/^ {2}secret: (process\.)?env\.WEBHOOK_SECRET,$/m.test(code))).toEqual([]);
  const unsigned = handlersOf(created, provider({ name: 'quiet' }));
  expect(unsigned.filter(({ code }) => !code.includes('unsigned: true, // anybody'))).toEqual([]);
});

test('the curl command quotes what the contract says', () => {
  const delivery = { origin: 'vendor', contentType: "a/b'; rm -rf ~" } as const;
  expect(curlCode(provider({ name: 'acme', webhook: { delivery } }))).toContain(
    "-H 'content-type: a/b'\\''; rm -rf ~' \\",
  );
});

test('highlighted code is the same code', () => {
  const codes = [
    ...handlersOf(event({ type: '<i>"&\'' }), provider({ name: 'quiet' })).map(({ code }) => ['ts', code] as const),
    ['sh', 'echo "a <b>" & # c\n\n$(x) \u202e'],
    ['python', 'def f(x: str) -> None:\n    """a\n\n    b"""'],
  ] as const;
  for (const [language, code] of codes) {
    const { text } = highlighted(code, language);
    const plain = text
      .replace(/<\/?[biu]>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
    expect(plain.replaceAll('&amp;', '&')).toBe(code.replaceAll('\u202e', '\\u202e'));
  }
});

describe('the curl command', () => {
  const signature = (facts: Partial<Signature>): Signature => ({
    ...{ scheme: 'test', origin: 'vendor', algorithm: 'hmac-sha256', key: 'text', header: 'x-signature' },
    ...{ format: '{signature}', encoding: 'hex', content: '{body}', ...facts },
  });
  const BASE64 = 'c2VjcmV0IGZvciB0ZXN0cyBvbmx5ISEh';
  const TEXT = 'a "secret" for $tests';

  test.each<readonly [string, string, Partial<Signature>]>([
    ['hex', TEXT, {}],
    ['a prefix', TEXT, { format: 'sha256={signature}' }],
    ['base64 and SHA-1', TEXT, { algorithm: 'hmac-sha1', encoding: 'base64' }],
    [
      'a time in the header',
      TEXT,
      {
        ...{ format: 't={timestamp},v1={signature}', separator: ',', content: '{timestamp}.{body}' },
        timestamp: { unit: 'seconds' },
      },
    ],
    ['a key in hex', Buffer.from('some key').toString('hex'), { key: 'hex', algorithm: 'hmac-sha512' }],
    ['a key in base64', BASE64, { key: 'base64' }],
    ['Standard Webhooks', `whsec_${BASE64}`, PRESETS['standard-webhooks']],
    ['Slack', TEXT, PRESETS.slack],
    ['milliseconds', TEXT, { content: '{timestamp}{body}', timestamp: { header: 'x-time', unit: 'milliseconds' } }],
  ])('signs with %s as a receiver verifies it', async (_, secret, facts) => {
    const scheme = signature(facts);
    const code = curlCode(provider({ name: 'acme', webhook: { signature: scheme } })) ?? '';
    const body = '{ "name": "é \\"$HOME\\" `x`" }';
    await writeFile(path.join(folder, 'body.json'), `${body}\n`);
    // Instead of sending them, prints its arguments.
    const script = `curl() { printf '%s\\0' "$@"; }\n${code}`;
    const env = { ...process.env, WEBHOOK_SECRET: secret };
    const printed = execFileSync('/bin/sh', ['-c', script], { cwd: folder, env }).toString();
    const [, url = '', ...words] = printed.split('\0');
    const fields = words.flatMap((word, index) => (words[index - 1] === '-H' ? [word] : []));
    const headers = Object.fromEntries(fields.map((field) => field.split(/: (.*)/s).slice(0, 2)));
    expect([url, words[words.indexOf('--data-raw') + 1]]).toEqual(['http://127.0.0.1:3000/webhooks', body]);
    const { verify } = createVerifier(scheme, secret);
    expect(await verify({ headers, body: Buffer.from(body) })).toMatchObject({ ok: true });
  });

  test.each<readonly [string, Partial<Signature>]>([
    ['an asymmetric algorithm', { algorithm: 'ed25519' }],
    ['a token', { algorithm: 'none', encoding: 'text' }],
    ['a signed URL', { content: '{url}{body}' }],
    ['a signature in the payload', { header: undefined as never, member: '/signature' }],
    ['text that a shell would change', { content: '$HOME{body}' }],
    ['a header that a shell would change', { header: '$HOME' }],
    ['a timestamp with more in its header', { timestamp: { header: 'x-t', format: 't={timestamp}', unit: 'seconds' } }],
    ['an id with more in its header', { id: { header: 'x-i', format: 'i={id}' } }],
    ['headers that the scheme adds', { headers: { 'x-digest': '{sha256}' } }],
    ['a part of the URL', { content: '{path}{body}' }],
    ['a format that a shell would change', { format: '"`{signature}' }],
  ])('is left out for %s', (_, facts) => {
    expect(curlCode(provider({ name: 'acme', webhook: { signature: signature(facts) } }))).toBeUndefined();
  });
});

test('the command to send an event has the secret only if the provider signs', () => {
  const [acme] = RICH_CONTRACT.providers;
  const created = event({ type: 'user.created' });
  expect(acme && sendCommand(created, acme)).toBe(
    'npx hookbook-mock send acme user.created \\\n  --to http://127.0.0.1:3000/webhooks --secret "$WEBHOOK_SECRET"',
  );
  expect(sendCommand(created, provider({ name: 'quiet' }))).not.toContain('--secret');
});
