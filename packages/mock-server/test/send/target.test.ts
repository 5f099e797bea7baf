import { describe, expect, test } from 'vitest';
import { resolveTarget } from '../../src/send/target.ts';

/** A resolver that returns these addresses for every name. */
function resolver(...addresses: readonly string[]) {
  return async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

describe('accepts a URL on this machine', () => {
  test.each([
    'http://127.0.0.1:3000/x',
    'http://127.8.9.10/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://[::1]:3000/',
    'http://[::ffff:127.0.0.1]/',
    'https://127.0.0.1/',
  ])('%s', async (url) => {
    expect((await resolveTarget(url, { resolve: resolver() })).addresses).toHaveLength(1);
  });

  test('a name that resolves to loopback addresses', async () => {
    const { addresses } = await resolveTarget('http://hooks.test/', { resolve: resolver('127.0.0.1', '::1') });
    expect(addresses.map(({ address }) => address)).toEqual(['127.0.0.1', '::1']);
  });
});

describe('rejects a URL on another machine', () => {
  test.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0.0.0.0/',
    'http://192.168.1.1/',
    'http://[::]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fe80::1]/',
    'http://93.184.216.34/',
  ])('%s', async (url) => {
    await expect(resolveTarget(url, {})).rejects.toMatchObject({ code: 'host-not-allowed', where: 'url' });
  });

  test.each([
    ['another address', ['10.0.0.1']],
    ['a loopback address and another', ['127.0.0.1', '10.0.0.1']],
    ['another address in IPv6 form', ['::ffff:10.0.0.1']],
  ])('a name that resolves to %s', async (_, addresses) => {
    const target = resolveTarget('http://localhost/', { resolve: resolver(...addresses) });
    await expect(target).rejects.toThrow(/localhost is not this machine \(it resolves to .*10\.0\.0\.1\)/);
  });

  test('a name whose address is another one later', async () => {
    const url = 'http://moving.test/';
    const { addresses } = await resolveTarget(url, { resolve: resolver('127.0.0.1') });
    expect(addresses).toHaveLength(1);
    await expect(resolveTarget(url, { resolve: resolver('10.0.0.1') })).rejects.toThrow('10.0.0.1');
  });

  test('an address that was allowed for one attempt', async () => {
    const url = 'http://10.0.0.1/';
    await resolveTarget(url, { allowHosts: ['10.0.0.1'] });
    await expect(resolveTarget(url, {})).rejects.toMatchObject({ code: 'host-not-allowed' });
  });

  test('with a fix that allows the host', async () => {
    await expect(resolveTarget('http://10.0.0.1/', {})).rejects.toMatchObject({
      fix: 'Send to a URL on localhost, or allow this host with `--allow-host 10.0.0.1` (option `allowHosts`).',
    });
  });
});

describe('an allowed host', () => {
  test.each([
    ['http://hooks.test:8080/x', 'hooks.test'],
    ['http://HOOKS.test/', 'Hooks.Test'],
    ['http://10.0.0.1/', '10.0.0.1'],
    ['http://[fe80::1]/', '[fe80::1]'],
  ])('%s', async (url, host) => {
    const { addresses } = await resolveTarget(url, { allowHosts: [host], resolve: resolver('10.0.0.1') });
    expect(addresses).toHaveLength(1);
  });

  test('does not allow its subdomains', async () => {
    const target = resolveTarget('http://evil.hooks.test/', {
      allowHosts: ['hooks.test'],
      resolve: resolver('10.0.0.1'),
    });
    await expect(target).rejects.toMatchObject({ code: 'host-not-allowed' });
  });
});

test.each(['', 'localhost:3000', 'ftp://localhost/', 'file:///etc/passwd', 'javascript:1', '/webhooks'])(
  '%j is not an HTTP URL',
  async (url) => {
    await expect(resolveTarget(url, {})).rejects.toMatchObject({ code: 'invalid-url' });
  },
);
