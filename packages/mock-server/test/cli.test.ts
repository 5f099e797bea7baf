import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { CliContext } from '../src/cli/cliContext.ts';
import { run } from '../src/cli/run.ts';
import { DEFAULT_SECRET } from '../src/index.ts';
import { only, startReceiver } from './receiver.ts';
import { KEY, TEST_PROVIDERS, WHSEC } from './testProviders.ts';
import { verifyAsDescribed, verifyStandard } from './verify.ts';

async function hookbookMock(args: readonly string[], changes: Partial<CliContext> = {}) {
  let out = '';
  let err = '';
  const code = await run(args, {
    stdout: (text) => {
      out += `${text}\n`;
    },
    stderr: (text) => {
      err += `${text}\n`;
    },
    readText: async () => {
      throw new Error('nothing to read');
    },
    env: {},
    untilStopped: async () => {},
    catalogue: TEST_PROVIDERS,
    ...changes,
  });
  return { code, out, notes: err };
}

describe('send', () => {
  test('delivers and exits with 0', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(202).end());
    const { code, notes } = await hookbookMock([
      'send',
      'acme post',
      'parcel.lost',
      '--to',
      receiver.url,
      '--secret',
      KEY,
    ]);
    expect(code).toBe(0);
    expect(notes).toMatch(
      /^Signed as Acme Post signs: HMAC-SHA256 in x-acme-seal\.\nacme post parcel\.lost delivered: 202 after \d+ ms\n$/,
    );
    expect(verifyAsDescribed(only(receiver), TEST_PROVIDERS[0]?.webhook.signature, KEY)).toBe(true);
  });

  test('exits with 1 where it is not delivered, and says why', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(401).end());
    const { code, notes } = await hookbookMock(['send', 'mute', 'thing.done', '--to', receiver.url]);
    expect(code).toBe(1);
    expect(notes).toContain('not delivered: 401');
    expect(notes).toContain('only 2xx counts as delivered');
  });

  test('says which secret it takes when none is given', async () => {
    await using receiver = await startReceiver();
    const { notes } = await hookbookMock(['send', 'mute', 'thing.done', '--to', receiver.url]);
    expect(notes).toContain(`The secret is ${DEFAULT_SECRET}`);
    expect(verifyStandard(only(receiver), DEFAULT_SECRET)).toBe(true);
  });

  test('takes the secret of the environment, and does not print it', async () => {
    await using receiver = await startReceiver();
    const { notes, out } = await hookbookMock(['send', 'mute', 'thing.done', '--to', receiver.url], {
      env: { HOOKBOOK_SECRET: WHSEC },
    });
    expect(verifyStandard(only(receiver), WHSEC)).toBe(true);
    expect(notes + out).not.toContain(WHSEC);
  });

  test('takes a payload from a file', async () => {
    await using receiver = await startReceiver();
    const read = async (file: string) => `{ "from": "${file}" }`;
    const { code } = await hookbookMock(['send', 'mute', 'thing.done', '--to', receiver.url, '--payload', '-'], {
      readText: read,
    });
    expect([code, only(receiver).body.toString()]).toEqual([0, '{"from":"-"}']);
  });

  test('takes values for the payload: JSON where they are JSON, and text where not', async () => {
    await using receiver = await startReceiver();
    const values = ['/payload/z=7', '/payload/a=[null]', '/payload/b=x=y', '/payload/c="7"'].flatMap((text) => [
      '--set',
      text,
    ]);
    await hookbookMock(['send', 'mute', 'thing.done', '--to', receiver.url, ...values]);
    expect(JSON.parse(only(receiver).body.toString()).payload).toEqual({ z: 7, a: [null], b: 'x=y', c: '7' });
  });

  test('makes it wrong on purpose, and says so', async () => {
    await using receiver = await startReceiver();
    const args = ['send', 'mute', 'thing.done', '--to', receiver.url, '--secret', WHSEC, '--fault', 'wrong-signature'];
    const { notes } = await hookbookMock(args);
    expect(notes).toContain('Wrong on purpose: wrong-signature.');
    expect(verifyStandard(only(receiver), WHSEC)).toBe(false);
  });

  test('says what the receiver answered, and when the next attempt is', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end('\x1b[2Joops'));
    const args = ['send', 'acme post', 'parcel.lost', '--to', receiver.url, '--retry', '--time-scale', '0.00001'];
    const { notes } = await hookbookMock(args);
    expect(notes.match(/Its answer: "\\u001b\[2Joops"$/gm)).toHaveLength(4);
    expect(notes.match(/The next attempt is in .*$/gm)).toEqual([
      'The next attempt is in 0 ms.',
      'The next attempt is in 1 ms.',
      'The next attempt is in 36 ms.',
    ]);
  });

  test('retries as the provider does', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end());
    const { code, out } = await hookbookMock([
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
    expect(JSON.parse(out).attempts).toHaveLength(4);
  });
});

describe('print', () => {
  test('prints headers, a blank line and the body', async () => {
    const { code, out } = await hookbookMock(['print', 'mute', 'thing.done', '--id', 'my-id', '--secret', WHSEC]);
    const [head = '', body = ''] = out.trimEnd().split('\n\n');
    const headers = Object.fromEntries(head.split('\n').map((line) => line.split(': ')));
    expect(code).toBe(0);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'my-id' });
    expect(verifyStandard({ method: 'POST', path: '/', headers, body: Buffer.from(body) }, WHSEC)).toBe(true);
  });

  test('prints a curl command that a shell can run', async () => {
    await using receiver = await startReceiver();
    const read = async () => JSON.stringify({ "it's": '$HOME `id` "\\ \n' });
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
    const { out } = await hookbookMock(args, { readText: read });
    const hasCurl = await promisify(execFile)('curl', ['--version']).then(
      () => true,
      () => false,
    );
    // A stand-in with curl's own arguments keeps the test true where curl is not installed.
    const standIn = `curl() { "${process.execPath}" -e 'process.stdout.write(process.argv.at(-1))' -- "$@"; }\n`;
    const { stdout } = await promisify(execFile)('sh', ['-c', (hasCurl ? '' : standIn) + out]);
    if (!hasCurl) expect(stdout).toBe(await read());
    else expect([only(receiver).body.toString(), verifyStandard(only(receiver), WHSEC)]).toEqual([await read(), true]);
  });
});

describe('list', () => {
  test('lists every event', async () => {
    const { code, out } = await hookbookMock(['list']);
    expect(code).toBe(0);
    expect(out).toContain(
      'acme post: Acme Post (hmac-sha256 in x-acme-seal)\n  parcel.lost   Parcel lost (deprecated)\n  parcel.found  Parcel found\n',
    );
    expect(out).toContain('mute: Mute (no scheme in the contract)\n  thing.done  Thing done\n');
  });

  test('lists the events of one provider, as JSON', async () => {
    const { out } = await hookbookMock(['list', 'mute', '--json']);
    expect(JSON.parse(out).providers).toMatchObject([{ provider: 'mute', signature: null }]);
  });
});

describe('misuse exits with 2 and says what to do', () => {
  test.each([
    [['sned'], 'There is no command "sned". Did you mean "send"?'],
    [['toString'], 'There is no command "toString".'],
    [['send', 'mute'], '<event> is missing.'],
    [['send', 'mute', 'thing.done'], '--to is missing.'],
    [['send', 'mute', 'thing.done', 'extra', '--to', 'x'], '"extra" is one argument too many.'],
    [['send', 'mute', 'thing.done', '--too', 'x'], 'Unknown option \'--too\'. Did you mean "--to"?'],
    [['send', 'mute', 'thing.done', '--to'], "Option '--to <value>' argument missing."],
    [['send', 'mute', 'thing.done', '--to', 'nonsense'], '"nonsense" is not an HTTP URL.'],
    [['send', 'mute', 'thing.done', '--to', 'http://10.0.0.1/'], 'allow this host with `--allow-host 10.0.0.1`'],
    [
      ['send', 'mute', 'thing.don', '--to', 'http://localhost/'],
      'Mute has no event "thing.don". Did you mean "thing.done"?',
    ],
    [['send', 'mut', 'thing.done', '--to', 'http://localhost/'], 'No provider is called "mut". Did you mean "mute"?'],
    [['print', 'mute', 'thing.done', '--payload', 'x.json'], 'Cannot read x.json: nothing to read'],
    [['print', 'mute', 'thing.done', '--secret', 'short'], 'A Standard Webhooks secret'],
    [['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--set', '/a'], '--set is "/a".'],
    [
      ['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--set', '/paylod/z=1'],
      'The payload has no place "/paylod/z". Did you mean "/payload/z"',
    ],
    [
      ['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--fault', 'old'],
      'There is no fault "old".\nThe faults are: wrong-signature, ',
    ],
    [['serve', '--port', 'http'], '--port is "http".\nGive a whole number from 0 to 65535.'],
    [['serve', '--port', '1.5'], '--port is "1.5".'],
    [['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--time-scale', '-1'], "'--time-scale=-XYZ'"],
  ])('%j', async (args, note) => {
    const { code, notes } = await hookbookMock(args);
    expect(code).toBe(2);
    expect(notes).toContain(note);
  });
});

test('--help prints the usage and exits with 0', async () => {
  const { code, out } = await hookbookMock(['--help']);
  expect(code).toBe(0);
  expect(out).toContain('hookbook-mock send <provider> <event> --to <url>');
});

test('no command prints the usage and exits with 2', async () => {
  const { code, out } = await hookbookMock([]);
  expect([code, out.includes('hookbook-mock serve')]).toEqual([2, true]);
});

test('a bug says that it is one, with a stack', async () => {
  const out = () => {
    throw new Error('boom');
  };
  const { code, notes } = await hookbookMock(['list'], { stdout: out });
  expect(code).toBe(70);
  expect(notes).toMatch(/This is a bug of hookbook-mock, not yours\..*\nError: boom\n {4}at /);
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
    const origin = await Promise.race([originIn(child.stdout), exit.then(() => 'stopped too early')]);
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

test('the committed command starts what is built', async () => {
  const bin = await readFile(new URL('../bin/hookbook-mock.js', import.meta.url), 'utf8');
  expect(bin).toContain("from '../dist/cli/main.js'");
});
