import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onlyRequest, startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { createVerifier, PRESETS } from '@hookbook/webhook';
import { describe, expect, test, vi } from 'vitest';
import type { CliContext } from '../src/cli/cliContext.ts';
import { run } from '../src/cli/run.ts';
import { catalogue, DEFAULT_SECRET } from '../src/index.ts';
import { endpointOf } from '../src/send/target.ts';
import { KEY, LISTS, MUTE, TEST_PROVIDERS, WHSEC } from './testProviders.ts';
import { verifyAsDescribed } from './verify.ts';

async function hookbookMock(args: readonly string[], changes: Partial<CliContext> = {}) {
  let stdout = '';
  let stderr = '';
  const code = await run(args, {
    stdout: (text) => {
      stdout += `${text}\n`;
    },
    stderr: (text) => {
      stderr += `${text}\n`;
    },
    version: '1.2.3',
    readBytes: async () => {
      throw new Error('nothing to read');
    },
    writeText: async () => {},
    env: {},
    untilStopped: () => new Promise(() => {}),
    catalogue: TEST_PROVIDERS,
    ...changes,
  });
  return { code, stdout, stderr };
}

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

describe('a usage error exits with 2 and prints a fix', () => {
  test.each([
    [['sned'], 'Unknown command "sned". Did you mean "send"?'],
    [['toString'], 'Unknown command "toString".'],
    [['send', 'mute'], 'Missing argument <event>.'],
    [['send', 'mute', 'thing.done'], 'Missing option --to.'],
    [['send', 'mute', 'thing.done', 'extra', '--to', 'x'], 'Unexpected argument "extra".'],
    [['send', 'mute', 'thing.done', '--too', 'x'], 'Unknown option \'--too\'. Did you mean "--to"?'],
    [['send', 'mute', 'thing.done', '--to'], "Option '--to <value>' argument missing."],
    [['send', 'mute', 'thing.done', '--to', 'nonsense'], '"nonsense" is not an HTTP URL.'],
    [['send', 'mute', 'thing.done', '--to', 'http://10.0.0.1/'], 'allow this host with `--allow-host 10.0.0.1`'],
    [
      ['send', 'mute', 'thing.don', '--to', 'http://localhost/'],
      'Mute has no event "thing.don". Did you mean "thing.done"?',
    ],
    [['send', 'mut', 'thing.done', '--to', 'http://localhost/'], 'Unknown provider "mut". Did you mean "mute"?'],
    [['print', 'mute', 'thing.done', '--payload', 'x.json'], 'Cannot read x.json: nothing to read'],
    [['print', 'mute', 'thing.done', '--secret', 'short'], 'A Standard Webhooks secret'],
    [['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--set', '/a'], 'Invalid value "/a" for --set.'],
    [
      ['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--set', '/paylod/z=1'],
      'Cannot set "/paylod/z" in this payload. Did you mean "/payload/z"',
    ],
    [
      ['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--fault', 'old'],
      'Unknown fault "old".\nList them with `hookbook-mock faults`.',
    ],
    [['serve', '--port', 'http'], 'Invalid value "http" for --port.\nUse a whole number from 0 to 65535.'],
    [['serve', '--port', '1.5'], 'Invalid value "1.5" for --port.'],
    [['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--time-scale', '-1'], "'--time-scale=-XYZ'"],
  ])('%j', async (args, message) => {
    const { code, stderr } = await hookbookMock(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

test('--help prints the usage and exits with 0', async () => {
  const { code, stdout } = await hookbookMock(['--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('hookbook-mock send <provider> <event> --to <url or port>');
});

test('--version prints the version', async () => {
  expect(await hookbookMock(['--version'])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
});

test('no command prints the usage and exits with 2', async () => {
  const { code, stdout } = await hookbookMock([]);
  expect([code, stdout.includes('hookbook-mock serve')]).toEqual([2, true]);
});

describe('a secret', () => {
  const print = (...args: readonly string[]) => [...args.slice(0, 3), '--json', ...args.slice(3)];
  const signed = async (provider: string, event: string, ...flags: readonly string[]) => {
    const result = await hookbookMock(print('print', provider, event, ...flags), {
      readBytes: async (file) => Buffer.from(file === 'whsec.txt' ? `${WHSEC}\n` : KEY),
    });
    const { request } = JSON.parse(result.stdout);
    return { ...request, path: '/', stderr: result.stderr, body: Buffer.from(request.body) };
  };

  test('may be in a file, for one provider or for all', async () => {
    expect(verifyStandardWebhook(await signed('mute', 'thing.done', '--secret-file', 'whsec.txt'), WHSEC)).toBe(true);
    const flags = ['--secret-file', 'mute=whsec.txt', '--secret', `acme post=${KEY}`];
    expect(verifyStandardWebhook(await signed('mute', 'thing.done', ...flags), WHSEC)).toBe(true);
    const acme = await signed('acme post', 'parcel.lost', ...flags);
    expect(verifyAsDescribed(acme, TEST_PROVIDERS[0]?.webhook.signature, KEY)).toBe(true);
    const rotating = await signed('mute', 'thing.done', '--secret', `acme post=${KEY}`);
    expect(rotating.stderr).toContain('Using the public test secret');
  });

  test('of a key pair has a public key', async () => {
    const signature = { ...PRESETS.discord, scheme: 'discord', origin: 'vendor' } as const;
    const catalogue = [{ ...MUTE, webhook: { ...MUTE.webhook, signature } }];
    const { stdout, stderr } = await hookbookMock(['print', 'mute', 'thing.done', '--json'], { catalogue });
    const { stdout: key } = await hookbookMock(['print', 'mute', 'thing.done', '--public-key'], { catalogue });
    expect(stderr).toContain(`Using a public test key. Verify with "${key.trim()}".`);
    const { request } = JSON.parse(stdout);
    const { verify } = createVerifier(signature, key.trim());
    expect(await verify({ headers: request.headers, body: Buffer.from(request.body) })).toMatchObject({ ok: true });
    const shared = await hookbookMock(['print', 'mute', 'thing.done', '--public-key']);
    expect([shared.code, shared.stderr]).toEqual([2, expect.stringContaining('has no public key')]);
  });
});

describe('an endpoint', () => {
  test.each([
    ['3000', 'http://localhost:3000/webhooks'],
    ['localhost:3000', 'http://localhost:3000/'],
    [':3000/hooks?a=1', 'http://localhost:3000/hooks?a=1'],
    ['127.0.0.1:3000/hooks', 'http://127.0.0.1:3000/hooks'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['example.com:80', 'example.com:80'],
  ])('%s is %s', (text, url) => {
    expect(endpointOf(text)).toBe(url);
  });
});

describe('play', () => {
  const args = (to: string) => ['play', 'acme post', 'parcel.lost', 'parcel.l*', '--to', to, '--secret', KEY];

  test('sends events of one provider, and prints each', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(202).end());
    const { code, stdout, stderr } = await hookbookMock([...args(receiver.url), '--json']);
    expect([code, receiver.received.length]).toEqual([0, 2]);
    expect(stderr).toMatch(/^1\/2 parcel\.lost delivered: 202 .*\n2\/2 parcel\.lost delivered: 202 /m);
    expect(JSON.parse(stdout)).toMatchObject({
      delivered: true,
      deliveries: [{ delivery: { event: 'parcel.lost' } }, { delivery: { event: 'parcel.lost' } }],
    });
  });

  test('does not wait for the time between events, and the last one has just happened', async () => {
    await using receiver = await startReceiver();
    const started = Date.now();
    const { code } = await hookbookMock(['play', 'platform', 'life-of-a-user', '--to', receiver.url], { catalogue });
    expect(code).toBe(0);
    const times = receiver.received.map(({ body }) => Date.parse(JSON.parse(body.toString()).created_at));
    const [first = 0, , last = 0] = times;
    expect([times.length, last - first]).toEqual([3, 90_000_000]);
    expect(Math.abs(last - started)).toBeLessThan(60_000);
    expect(receiver.received.every((request) => verifyStandardWebhook(request, DEFAULT_SECRET))).toBe(true);
  });

  test('exits with 1 if one is not delivered', async () => {
    await using receiver = await startReceiver((response) =>
      response.writeHead(receiver.received.length > 1 ? 202 : 500).end(),
    );
    expect((await hookbookMock(args(receiver.url))).code).toBe(1);
  });

  test('needs something to play', async () => {
    const { code, stderr } = await hookbookMock(['play', 'acme post', '--to', '1']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Missing argument <scenario or events…>.')]);
  });
});

describe('values that are set', () => {
  const checked = (...flags: readonly string[]) =>
    hookbookMock(['print', 'platform', 'user.created', '--secret', WHSEC, ...flags], { catalogue });

  test.each([
    [
      '/data/emial=x',
      'The value at /data/emial is not what the contract says: unknown field',
      ' Did you mean "/data/email"?',
    ],
    ['/data/email=7', 'The value at /data/email is not what the contract says: expected string', ''],
    ['/type=7', 'The value at /type is not what the contract says', ''],
  ])('are what the contract says: %s', async (set, message, suggestion) => {
    const { code, stderr } = await checked('--set', set);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).toContain(suggestion);
    expect((await checked('--set', set, '--unchecked')).code).toBe(0);
  });

  test('may be others if they are valid', async () => {
    expect((await checked('--set', '/data/email=ada@example.com')).code).toBe(0);
  });
});

test('send prints what happened when it is stopped', async () => {
  await using receiver = await startReceiver((response) => response.writeHead(500).end());
  const untilStopped = () => vi.waitFor(() => expect(receiver.received).toHaveLength(1)).then(() => {});
  const args = ['send', 'acme post', 'parcel.lost', '--to', receiver.url, '--retry', '--time-scale', '1000', '--json'];
  const { code, stdout } = await hookbookMock(args, { untilStopped });
  expect([code, JSON.parse(stdout)]).toMatchObject([130, { delivered: false, delivery: { event: 'parcel.lost' } }]);
});

test('a bug is reported as such, with a stack', async () => {
  const stdout = () => {
    throw new Error('boom');
  };
  const { code, stderr } = await hookbookMock(['list'], { stdout });
  expect(code).toBe(70);
  expect(stderr).toMatch(/This is a bug in hookbook-mock\..*\nError: boom\n {4}at /);
});

describe('the process', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('serve stops cleanly on %s', async (signal) => {
    const child = spawn(process.execPath, [
      fileURLToPath(new URL('startMain.ts', import.meta.url)),
      'serve',
      '--port',
      '0',
    ]);
    const exit = once(child, 'exit');
    const origin = await Promise.race([originIn(child.stdout), exit.then(() => 'exited early')]);
    expect((await fetch(`${origin}/events`)).status).toBe(200);
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
  });
});

async function originIn(output: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += chunk.toString();
    const origin = /Open (http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1];
    if (origin) return origin;
  }
  throw new Error(`No address in: ${text}`);
}

test('the executable starts the built module', async () => {
  const bin = await readFile(new URL('../bin/hookbook-mock.js', import.meta.url), 'utf8');
  expect(bin).toContain("from '../dist/cli/main.js'");
});
