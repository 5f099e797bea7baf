import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Signature } from '@hookbook/contract';
import { event, provider } from '@hookbook/testkit/contracts';
import { HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { afterAll, describe, expect, test } from 'vitest';
import { receiveCode, sendCommand } from '../src/code/receiveCode.ts';
import { verifyCode } from '../src/code/verifyCode.ts';
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
    const handlers = stripTypeScriptTypes(receiveCode(hostile, webhooks)).match(
      /^ {4}(?:\w+|".*"|\[".*"\]): \(event\) => console\.log\(event\),$/gm,
    );
    expect(handlers).toHaveLength(1);
    const code = stripTypeScriptTypes(receiveCode(hostile, messages));
    expect(code.match(/if \(result\.ok && result\.type === ".*"\) \{\n/)).not.toBe(null);
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
