import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { createVerifier, PRESETS } from '@hookbook/webhook';
import { describe, expect, test } from 'vitest';
import { hookbookMock } from '../hookbookMock.ts';
import { KEY, MUTE, TEST_PROVIDERS, WHSEC } from '../testProviders.ts';
import { verifyAsDescribed } from '../verify.ts';

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

  test('for a provider with a misspelt name is not one for all', async () => {
    const catalogue = [{ ...MUTE, name: 'dynamic', slug: 'dynamic' }];
    const { code, stderr } = await hookbookMock(['print', 'dynamic', 'thing.done', '--secret', 'dynmic=abc'], {
      catalogue,
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('dynamic')]);
    const other = await hookbookMock(['print', 'dynamic', 'thing.done', '--secret', `whsec=${WHSEC}`], { catalogue });
    expect(other.stderr).not.toContain('Unknown provider');
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
