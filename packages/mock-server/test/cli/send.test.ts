import { onlyRequest, startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { waitFor } from '@hookbook/testkit/waitFor';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SECRET } from '../../src/index.ts';
import { hookbookMock } from '../hookbookMock.ts';
import { KEY, TEST_PROVIDERS, WHSEC } from '../testProviders.ts';
import { verifyAsDescribed } from '../verify.ts';

describe('send', () => {
  test('delivers and exits with 0', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(202).end());
    const { code, stderr } = await hookbookMock([
      'send',
      'acme post',
      'parcel.lost',
      '--to',
      receiver.url,
      '--secret',
      KEY,
    ]);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^Signed with HMAC-SHA256 in x-acme-seal, the scheme of Acme Post\.\nacme post parcel\.lost delivered: 202 after \d+ ms\n$/,
    );
    expect(verifyAsDescribed(onlyRequest(receiver), TEST_PROVIDERS[0]?.webhook.signature, KEY)).toBe(true);
  });

  test('exits with 1 and prints the reason if the delivery fails', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(401).end());
    const { code, stderr } = await hookbookMock(['send', 'mute', 'thing.done', '--to', receiver.url]);
    expect(code).toBe(1);
    expect(stderr).toContain('not delivered: 401');
    expect(stderr).toContain('but only 2xx counts as delivered');
  });

  test('prints the public test secret if no secret is set', async () => {
    await using receiver = await startReceiver();
    const { stderr } = await hookbookMock(['send', 'mute', 'thing.done', '--to', receiver.url]);
    expect(stderr).toContain(`Using the public test secret ${DEFAULT_SECRET}.`);
    expect(verifyStandardWebhook(onlyRequest(receiver), DEFAULT_SECRET)).toBe(true);
  });

  test('uses the secret from the environment and does not print it', async () => {
    await using receiver = await startReceiver();
    const { stderr, stdout } = await hookbookMock(['send', 'mute', 'thing.done', '--to', receiver.url], {
      env: { HOOKBOOK_SECRET: WHSEC },
    });
    expect(verifyStandardWebhook(onlyRequest(receiver), WHSEC)).toBe(true);
    expect(stderr + stdout).not.toContain(WHSEC);
  });

  test('reads a payload from a file', async () => {
    await using receiver = await startReceiver();
    const readBytes = async (file: string) => Buffer.from(`{ "from": "${file}", "big": 12345678901234567890 }`);
    const { code } = await hookbookMock(['send', 'mute', 'thing.done', '--to', receiver.url, '--payload', '-'], {
      readBytes,
    });
    expect([code, onlyRequest(receiver).body.toString()]).toEqual([0, '{ "from": "-", "big": 12345678901234567890 }']);
  });

  test('sends a file that is neither JSON nor UTF-8', async () => {
    await using receiver = await startReceiver();
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x22, 0xff, 0x00]);
    const args = ['mute', 'thing.done', '--to', receiver.url, '--secret', WHSEC, '--payload', 'x.bin'];
    await hookbookMock(['send', ...args], { readBytes: async () => bytes });
    expect(onlyRequest(receiver).body).toEqual(bytes);
    expect(verifyStandardWebhook(onlyRequest(receiver), WHSEC)).toBe(true);
    const { code, stderr } = await hookbookMock(['send', ...args, '--set', '/a=1'], { readBytes: async () => bytes });
    expect([code, stderr]).toEqual([2, expect.stringContaining('x.bin is not valid JSON')]);
  });

  test('sets values in a file', async () => {
    await using receiver = await startReceiver();
    const args = ['send', 'mute', 'thing.done', '--to', receiver.url, '--payload', 'x.json', '--set', '/a=2'];
    await hookbookMock(args, { readBytes: async () => Buffer.from('{ "a": 1, "b": 3 }') });
    expect(onlyRequest(receiver).body.toString()).toBe('{"a":2,"b":3}');
  });

  test('replaces values in the payload, with JSON or else text', async () => {
    await using receiver = await startReceiver();
    const values = ['/payload/z=7', '/payload/a=[null]', '/payload/b=x=y', '/payload/c="7"'].flatMap((text) => [
      '--set',
      text,
    ]);
    await hookbookMock(['send', 'mute', 'thing.done', '--to', receiver.url, ...values]);
    expect(JSON.parse(onlyRequest(receiver).body.toString()).payload).toEqual({ z: 7, a: [null], b: 'x=y', c: '7' });
  });

  test('adds a fault and prints it', async () => {
    await using receiver = await startReceiver();
    const args = ['send', 'mute', 'thing.done', '--to', receiver.url, '--secret', WHSEC, '--fault', 'wrong-signature'];
    const { stderr } = await hookbookMock(args);
    expect(stderr).toContain('Deliberate fault: wrong-signature.');
    expect(verifyStandardWebhook(onlyRequest(receiver), WHSEC)).toBe(false);
  });

  test('prints the response and the delay before the next attempt', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end('\x1b[2Joops'));
    const args = ['send', 'acme post', 'parcel.lost', '--to', receiver.url, '--retry', '--time-scale', '0.00001'];
    const { stderr } = await hookbookMock(args);
    expect(stderr.match(/Response: "\\u001b\[2Joops"$/gm)).toHaveLength(4);
    expect(stderr.match(/Next attempt in .*$/gm)).toEqual([
      'Next attempt in 0 ms.',
      'Next attempt in 1 ms.',
      'Next attempt in 36 ms.',
    ]);
  });

  test('retries on the schedule of the provider', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end());
    const { code, stdout } = await hookbookMock([
      'send',
      'acme post',
      'parcel.lost',
      '--to',
      receiver.url,
      '--retry',
      '--time-scale',
      '0',
      '--json',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).attempts).toHaveLength(4);
  });
});

test('send prints what happened when it is stopped', async () => {
  await using receiver = await startReceiver((response) => response.writeHead(500).end());
  const untilStopped = () => waitFor(() => expect(receiver.received).toHaveLength(1)).then(() => {});
  const args = ['send', 'acme post', 'parcel.lost', '--to', receiver.url, '--retry', '--time-scale', '1000', '--json'];
  const { code, stdout } = await hookbookMock(args, { untilStopped });
  expect([code, JSON.parse(stdout)]).toMatchObject([130, { delivered: false, delivery: { event: 'parcel.lost' } }]);
});
