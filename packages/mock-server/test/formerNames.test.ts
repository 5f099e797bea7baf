import { expect, test } from 'vitest';
import type { CliContext } from '../src/cli/cliContext.ts';
import { readSecrets } from '../src/cli/secrets.ts';
import { createDelivery, type Provider } from '../src/index.ts';
import { secretFor } from '../src/secrets/secrets.ts';
import { hookbookMock } from './hookbookMock.ts';
import { ACME, KEY } from './testProviders.ts';

const RENAMED: Provider = { ...ACME, formerNames: [{ name: 'Old Acme', slug: 'old-acme' }] };
const event = RENAMED.events[0]?.type ?? '';

test.each(['acme post', 'acme-post', 'Old Acme', 'old-acme'])('a provider is found as %s', (provider) => {
  const delivery = createDelivery({ provider, event, secret: KEY, catalogue: [RENAMED] });
  expect(delivery.provider).toBe('acme post');
});

test('a provider that has the name now takes precedence', () => {
  const other: Provider = { ...ACME, name: 'Old Acme', slug: 'other', title: 'Other' };
  const { provider } = createDelivery({ provider: 'Old Acme', event, secret: KEY, catalogue: [RENAMED, other] });
  expect(provider).toBe('Old Acme');
});

test('secrets are found by a former name', async () => {
  expect(secretFor(RENAMED, { 'old-acme': KEY })).toBe(KEY);
  expect(secretFor(RENAMED, { 'old-acme': KEY, 'acme post': 'another secret' })).toBe('another secret');
});

test('a secret is for the provider that has the name now', async () => {
  const other: Provider = { ...ACME, name: 'old-acme', slug: 'other', title: 'Other' };
  const context = { catalogue: [RENAMED, other], env: {} } as unknown as CliContext;
  expect(await readSecrets({ secret: ['old-acme=a secret=b', 'acme post=another'] }, context)).toEqual({
    'old-acme': ['a secret=b'],
    'acme post': ['another'],
  });
});

test('the command knows a former name', async () => {
  const catalogue = [RENAMED];
  const [listed, expected] = await Promise.all(
    ['old-acme', 'acme post'].map((name) => hookbookMock(['list', name], { catalogue })),
  );
  expect(listed).toEqual(expected);
  expect(listed).toMatchObject({ code: 0, stdout: expect.stringContaining(event) });
});
