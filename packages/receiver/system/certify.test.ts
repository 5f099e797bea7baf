import { certify } from '@hookbook/mock-server';
import { createReceiver as createDynamic } from '@hookbook/receiver/dynamic';
import { createReceiver as createPlatform } from '@hookbook/receiver/platform';
import { expect, test } from 'vitest';
import { FRAMEWORKS } from './frameworks.ts';

const SECRETS = { dynamic: 'a secret for tests', platform: 'whsec_c2VjcmV0IGZvciB0ZXN0cyBvbmx5ISEh' } as const;
const PROVIDERS = ['dynamic', 'platform'] as const;

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

const CASES = Object.entries(FRAMEWORKS).flatMap(([framework, start]) =>
  PROVIDERS.map((provider) => [provider, framework, start] as const),
);

// A certificate mostly waits, so several are made at once.
test.concurrent.for(CASES)(
  'the receiver of %s passes every check with %s',
  async ([provider, , start], { onTestFinished }) => {
    const { receiver, secret, observe } = receiverOf(provider);
    const { origin, close } = await start(receiver);
    onTestFinished(async () => void (await close()));
    const { results } = await certify({ url: `${origin}/webhooks`, provider, secret, observe });
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(60);
  },
);
