import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onlyRequest, startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/index.ts';
import { hookbookMock } from '../hookbookMock.ts';
import { LISTS, WHSEC } from '../testProviders.ts';

describe('print', () => {
  test('joins several events in one delivery', async () => {
    const args = ['print', 'lists', 'LOST', '--batch', 'FOUND', '--batch', 'LOST', '--secret', WHSEC];
    const { code, stdout } = await hookbookMock(args, { catalogue: [LISTS] });
    expect(code).toBe(0);
    expect(stdout).toContain('"items":[{"code":"LOST"},{"code":"FOUND"},{"code":"LOST"}]');
  });

  test('prints headers, a blank line and the body', async () => {
    const { code, stdout } = await hookbookMock(['print', 'mute', 'thing.done', '--id', 'my-id', '--secret', WHSEC]);
    const [head = '', body = ''] = stdout.trimEnd().split('\n\n');
    const headers = Object.fromEntries(head.split('\n').map((line) => line.split(': ')));
    expect(code).toBe(0);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'my-id' });
    expect(verifyStandardWebhook({ headers, body: Buffer.from(body) }, WHSEC)).toBe(true);
  });

  test('prints a curl command that runs in a shell', async () => {
    await using receiver = await startReceiver();
    const text = JSON.stringify({ "it's": '$HOME `id` "\\ \n' });
    const args = [
      'print',
      'mute',
      'thing.done',
      '--curl',
      '--to',
      receiver.url,
      '--secret',
      WHSEC,
      '--payload',
      'x.json',
    ];
    const { stdout: command } = await hookbookMock(args, { readBytes: async () => Buffer.from(text) });
    const hasCurl = await promisify(execFile)('curl', ['--version']).then(
      () => true,
      () => false,
    );
    // Without curl, a replacement prints its last argument, which is the body.
    const replacement = `curl() { "${process.execPath}" -e 'process.stdout.write(process.argv.at(-1))' -- "$@"; }\n`;
    const { stdout } = await promisify(execFile)('sh', ['-c', (hasCurl ? '' : replacement) + command]);
    if (!hasCurl) expect(stdout).toBe(text);
    else
      expect([onlyRequest(receiver).body.toString(), verifyStandardWebhook(onlyRequest(receiver), WHSEC)]).toEqual([
        text,
        true,
      ]);
  });
});

describe('list', () => {
  test('lists every event', async () => {
    const { code, stdout } = await hookbookMock(['list']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'acme post: Acme Post (hmac-sha256 in x-acme-seal)\n  parcel.lost   Parcel lost (deprecated)\n  parcel.found  Parcel found\n',
    );
    expect(stdout).toContain('mute: Mute (no signature scheme in the contract)\n  thing.done  Thing done\n');
  });

  test('lists the events of one provider, as JSON', async () => {
    const { stdout } = await hookbookMock(['list', 'mute', '--json']);
    expect(JSON.parse(stdout).providers).toMatchObject([{ provider: 'mute', signature: null }]);
  });
});

describe('values that are set', () => {
  const checked = (...flags: readonly string[]) =>
    hookbookMock(['print', 'platform', 'user.created', '--secret', WHSEC, ...flags], { catalogue });

  test.each([
    ['/data/emial=x', 'The value at /data/emial violates the contract: unknown field', ' Did you mean "/data/email"?'],
    ['/data/email=7', 'The value at /data/email violates the contract: expected string', ''],
    ['/type=7', 'The value at /type violates the contract', ''],
  ])('are what the contract says: %s', async (set, message, suggestion) => {
    const { code, stderr } = await checked('--set', set);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    // A place that exists is not misspelt.
    if (suggestion === '') expect(stderr).not.toContain('Did you mean');
    expect(stderr).toContain(suggestion);
    expect((await checked('--set', set, '--unchecked')).code).toBe(0);
  });

  test('may be others if they are valid', async () => {
    expect((await checked('--set', '/data/email=ada@example.com')).code).toBe(0);
  });
});

describe('members that are left out', () => {
  const printed = (...flags: readonly string[]) =>
    hookbookMock(['print', 'platform', 'user.created', '--secret', WHSEC, '--json', ...flags], { catalogue });

  test('are those that the contract does not require, unless unchecked', async () => {
    const { code, stderr } = await printed('--unset', '/created_at');
    expect([code, stderr]).toEqual([2, expect.stringContaining('The value at /created_at violates the contract')]);
    const { stdout } = await printed('--unset', '/created_at', '--unchecked');
    const payload = JSON.parse(JSON.parse(stdout).request.body);
    expect([Object.hasOwn(payload, 'created_at'), Object.hasOwn(payload, 'data')]).toEqual([false, true]);
  });

  test.each([
    ['/data/emial', 'Cannot remove "/data/emial" in this payload. Did you mean "/data/email"?'],
    ['data', 'Cannot remove "data" in this payload.'],
  ])('%s is a usage error', async (pointer, message) => {
    expect(await printed('--unset', pointer)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});

describe('--edit', () => {
  const edited = (change: (text: string) => string, ...flags: readonly string[]) =>
    hookbookMock(['print', 'platform', 'user.created', '--secret', WHSEC, '--json', '--edit', ...flags], {
      catalogue,
      editText: async (text) => change(text),
    });

  test('sends what the user makes of the payload', async () => {
    const { code, stdout } = await edited((text) => text.replace(/"email": ".*"/, '"email": "ada@example.com"'));
    const { id, request } = JSON.parse(stdout);
    expect([code, JSON.parse(request.body).data.email]).toEqual([0, 'ada@example.com']);
    expect(JSON.parse(request.body).id ?? request.headers['webhook-id']).toBe(id);
    expect(verifyStandardWebhook({ headers: request.headers, body: Buffer.from(request.body) }, WHSEC)).toBe(true);
  });

  test('refuses what the contract does not allow, unless unchecked', async () => {
    const change = (text: string) => text.replace(/"email": ".*"/, '"email": 7');
    expect(await edited(change)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The value at /data/email violates the contract: expected string'),
    });
    expect((await edited(change, '--unchecked')).code).toBe(0);
  });

  test('sends a text that is not JSON as it is', async () => {
    const { stdout } = await edited(() => '{ "half": ', '--unchecked');
    expect(JSON.parse(stdout).request.body).toBe('{ "half": ');
  });
});
