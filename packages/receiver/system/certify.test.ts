import { certify } from '@hookbook/mock-server';
import { createReceiver as createDynamic } from '@hookbook/receiver/dynamic';
import { createReceiver as createPlatform } from '@hookbook/receiver/platform';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FRAMEWORKS } from '../test/frameworks.ts';

const SECRETS = { dynamic: 'a secret for tests', platform: 'whsec_c2VjcmV0IGZvciB0ZXN0cyBvbmx5ISEh' } as const;

/** Counts the effects of each event. */
function receiverOf(provider: 'dynamic' | 'platform') {
  const effects = new Map<string, number>();
  const count = (_: unknown, { id }: { readonly id: string }) => void effects.set(id, (effects.get(id) ?? 0) + 1);
  const secret = SECRETS[provider];
  const receiver =
    provider === 'dynamic'
      ? createDynamic({ secret, on: { otherwise: count } })
      : createPlatform({ secret, on: { otherwise: count } });
  return { receiver, secret, observe: async (id: string) => effects.get(id) ?? 0 };
}

describe.each(Object.entries(FRAMEWORKS))('with %s', (_, start) => {
  test.each(['dynamic', 'platform'] as const)('the receiver of %s passes every check', async (provider) => {
    const { receiver, secret, observe } = receiverOf(provider);
    const { origin, close } = await start(receiver);
    onTestFinished(async () => void (await close()));
    const { results } = await certify({ url: `${origin}/webhooks`, provider, secret, observe });
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(60);
  });
});
