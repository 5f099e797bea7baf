import { onlyRequest, startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../src/index.ts';
import { hookbookMock } from './hookbookMock.ts';
import { KEY, WHSEC } from './testProviders.ts';

const RECORDED = ['a', 'b', 'c']
  .map(
    (id) =>
      `POST https://prod.test/hook?x=1 HTTP/1.1\nHost: prod.test\nwebhook-id: ${id}\nx-n: ${id}\n\n{ "id" : "${id}" }\n`,
  )
  .join('\n###\n');

const file = { readBytes: async () => Buffer.from(RECORDED) };

describe('resend', () => {
  test('sends the recorded bytes and headers to another endpoint', async () => {
    await using receiver = await startReceiver();
    const { code, stderr } = await hookbookMock(['resend', 'a.http', '--to', receiver.url], file);
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^#1 delivered: 204 [\s\S]*\n#3 del/),
    });
    expect(receiver.received.map(({ body }) => body.toString())).toEqual([
      '{ "id" : "a" }',
      '{ "id" : "b" }',
      '{ "id" : "c" }',
    ]);
    expect(receiver.received[0]?.headers).toMatchObject({ 'x-n': 'a', host: new URL(receiver.url).host });
  });

  test('sends those that are chosen, with other headers', async () => {
    await using receiver = await startReceiver();
    const args = ['resend', '-', '3', '1-2', '--to', receiver.url, '--header', 'x-n: 9', '--json'];
    const { code, stdout } = await hookbookMock(args, file);
    expect(code).toBe(0);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(['c', 'a', 'b']);
    expect(receiver.received[0]?.headers['x-n']).toBe('9');
    expect(JSON.parse(stdout).requests.map(({ number }: { number: number }) => number)).toEqual([3, 1, 2]);
  });

  test('signs them again, with the id that was recorded', async () => {
    await using receiver = await startReceiver();
    await hookbookMock(['resend', 'a', '2', '--sign', 'mute', '--secret', WHSEC, '--to', receiver.url], file);
    const received = onlyRequest(receiver);
    expect(verifyStandardWebhook(received, WHSEC)).toBe(true);
    expect(received.headers['webhook-id']).toBe('b');
  });

  test('changes the payload if it signs it again', async () => {
    await using receiver = await startReceiver();
    const sign = ['--sign', 'mute', '--secret', WHSEC, '--to', receiver.url];
    const changes = ['--set', '/n=1', '--set', '/a=b', '--unset', '/id'];
    expect(await hookbookMock(['resend', 'a', '2', ...changes, ...sign], file)).toMatchObject({ code: 0 });
    const received = onlyRequest(receiver);
    expect(received.body.toString()).toBe('{"n":1,"a":"b"}');
    expect(verifyStandardWebhook(received, WHSEC)).toBe(true);
    const edited = await hookbookMock(['resend', 'a', '2', '--edit', ...sign], {
      ...file,
      editText: async (text) => text.replace('"b"', '"edited"'),
    });
    expect([edited.code, receiver.received[1]?.body.toString()]).toEqual([0, '{"id":"edited"}']);
  });

  test('refuses changes without a signature, and values that the contract does not allow', async () => {
    await using receiver = await startReceiver();
    const unsigned = await hookbookMock(['resend', 'a', '--set', '/a=1', '--to', receiver.url], file);
    expect([unsigned.code, unsigned.stderr]).toEqual([2, expect.stringContaining('Sign the request again')]);
    const recorded = {
      readBytes: async () =>
        Buffer.from(
          'POST http://a.test/\n\n{"id":"e","type":"user.deleted","created_at":"2026-01-01T00:00:00Z","data":{"user_id":"u"}}',
        ),
    };
    const args = [
      'resend',
      'a',
      '--sign',
      'platform',
      '--secret',
      WHSEC,
      '--to',
      receiver.url,
      '--set',
      '/data/user_id=1',
    ];
    const wrong = await hookbookMock(args, { ...recorded, catalogue });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('/data/user_id violates the contract')]);
    expect(receiver.received).toEqual([]);
    expect((await hookbookMock([...args, '--unchecked'], { ...recorded, catalogue })).code).toBe(0);
  });

  test('exits with 1 if one is not accepted', async () => {
    await using receiver = await startReceiver((response) =>
      response.writeHead(receiver.received.length === 2 ? 400 : 204).end(),
    );
    expect((await hookbookMock(['resend', 'a', '--to', receiver.url], file)).code).toBe(1);
  });

  test.each([
    [['resend', 'a', '4', '--to', '3000'], 'The recording has no request 4.\nUse numbers from 1 to 3'],
    [['resend', 'a', 'x', '--to', '3000'], 'The recording has no request x.'],
    [['resend', 'a', '--sign', 'mut', '--to', '3000'], 'Did you mean "mute"?'],
    [['resend', 'a'], 'Missing option --to.'],
  ])('%j is a usage error', async (args, message) => {
    expect(await hookbookMock(args, file)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});

describe('verify', () => {
  test.each([
    ['acme post', 'short', 'The secret has 5 bytes. It needs at least 8.'],
    ['mute', 'no base64!', 'The secret is not `whsec_` followed by base64.'],
  ])('refuses a secret that cannot be right, and does not crash: %s %s', async (provider, secret, message) => {
    const { stdout } = await hookbookMock(['print', 'acme post', 'parcel.lost', '--http']);
    const { code, stderr } = await hookbookMock(['verify', provider, '--secret', secret], {
      readBytes: async () => Buffer.from(stdout),
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('reports a valid signature', async () => {
    const { stdout } = await hookbookMock(['print', 'acme post', 'parcel.lost', '--secret', KEY, '--http']);
    const args = ['verify', 'acme post', '--secret', KEY];
    const { code, stdout: verdict } = await hookbookMock(args, { readBytes: async () => Buffer.from(stdout) });
    expect({ code, verdict }).toEqual({ code: 0, verdict: 'verified: The signature is valid.\n' });
  });

  test('says why one is not, and numbers several', async () => {
    const print = (secret: string) => hookbookMock(['print', 'acme post', 'parcel.lost', '--secret', secret, '--curl']);
    const recorded = `${(await print(KEY)).stdout}\n${(await print('another secret')).stdout}`;
    const { code, stdout } = await hookbookMock(['verify', 'acme post', 'a.sh', '--secret', KEY], {
      readBytes: async () => Buffer.from(recorded),
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^#1 verified: The signature is valid\.\n#2 not verified: Nothing that was tried matches\./);
  });

  test('accepts an old request with a valid signature, and reports its age', async () => {
    const args = ['print', 'mute', 'thing.done', '--secret', WHSEC, '--now', '2024-01-02T03:04:05Z', '--json'];
    const { stdout } = await hookbookMock(args);
    const { code, stdout: verdict } = await hookbookMock(['verify', 'mute', '--secret', WHSEC, '--json'], {
      readBytes: async () => Buffer.from(stdout),
    });
    expect({ code, ...JSON.parse(verdict).requests[0] }).toMatchObject({ code: 0, verified: true, cause: 'too-old' });
  });
});
