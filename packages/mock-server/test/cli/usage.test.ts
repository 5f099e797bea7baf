import { describe, expect, test } from 'vitest';
import { endpointOf } from '../../src/send/target.ts';
import { hookbookMock } from '../hookbookMock.ts';

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
    [
      ['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--fault', 'wrong-sig'],
      'Unknown fault "wrong-sig". Did you mean "wrong-signature"',
    ],
    [
      ['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--retry', 'standrd'],
      'Invalid value "standrd" for --retry.\nUse --retry, or --retry standard.',
    ],
    [['redeliver', '1'], 'Unknown command "redeliver". Did you mean "resend"?'],
    [['constructor'], 'Unknown command "constructor".\nUse one of:'],
    [['serve', '--port', 'http'], 'Invalid value "http" for --port.\nUse an integer from 0 to 65535.'],
    [['serve', '--port', '1.5'], 'Invalid value "1.5" for --port.'],
    [['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--time-scale', '-1'], "'--time-scale=-XYZ'"],
  ])('%j', async (args, message) => {
    const { code, stderr } = await hookbookMock(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

test.each([
  [['send', 'mute', 'thing.done', '--too', 'x'], 3],
  [['send', 'mute', 'thing.done', '--to', 'http://localhost/', '--seed'], 4],
  [['certify'], 3],
])('an error is not lost in a long usage: %j', async (args, lines) => {
  const { stderr } = await hookbookMock(args);
  expect(stderr.trim().split('\n')).toHaveLength(lines);
  expect(stderr).toContain(`Run \`hookbook-mock ${args[0]} --help\` for its options.`);
  if (args.includes('--seed')) expect(stderr).toContain('\n  --seed <text>            make ids');
});

test('--json prints the error as JSON, too', async () => {
  const { code, stdout, stderr } = await hookbookMock(['list', 'mut', '--json']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('Unknown provider "mut". Did you mean "mute"?')]);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { code: 'unknown-provider', message: 'Unknown provider "mut".', where: 'provider', suggestions: ['mute'] },
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

test('a bug is reported as such, with a stack', async () => {
  const stdout = () => {
    throw new Error('boom');
  };
  const { code, stderr } = await hookbookMock(['list'], { stdout });
  expect(code).toBe(70);
  expect(stderr).toMatch(/This is a bug in hookbook-mock\..*\nError: boom\n {4}at /);
});
