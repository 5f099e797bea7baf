import { startReceiver } from '@hookbook/testkit/receiver';
import { createVerifier, type FurtherSignature, PRESETS, type Signature as Scheme } from '@hookbook/webhook';
import { publicKeyFor } from '@hookbook/webhook/sign';
import { describe, expect, test } from 'vitest';
import type { Provider } from '../src/catalogue/provider.ts';
import { signatureOf } from '../src/catalogue/signature.ts';
import { possibleFaults } from '../src/faults/index.ts';
import { SIGNATURES } from '../src/faults/signatures.ts';
import { certify, createDelivery, type DeliveryOptions, faultKind, listen, send } from '../src/index.ts';
import { bytesOf } from '../src/message/body.ts';
import { recordedDelivery } from '../src/recording/recordedDelivery.ts';
import { verdictOn } from '../src/recording/verdict.ts';
import { testSecret } from '../src/secrets/testSecret.ts';
import { unsentDelivery } from '../src/server/restore.ts';
import { ACME } from './testProviders.ts';

const NOW = new Date('2026-01-02T03:04:05.678Z');
const ONE = 'first secret for tests only';
const TWO = 'second secret for tests only';

const GITHUB: Scheme & FurtherSignature = PRESETS.github;
const BOX: Omit<Scheme & FurtherSignature, 'header' | 'headers' | 'member' | 'query' | 'also' | 'secret'> = {
  ...{ algorithm: 'hmac-sha256', key: 'text', encoding: 'base64', content: '{body}{timestamp}', format: '{signature}' },
  timestamp: { header: 'box-delivery-timestamp', unit: 'iso8601', tolerance: 'PT10M' },
};
const [V1, V1A] = [PRESETS['standard-webhooks'], PRESETS['standard-webhooks-ed25519']];

interface Setup {
  readonly scheme: Scheme;
  readonly signing: readonly string[];
  readonly verifying: readonly string[];
}

const V1_SECRET = testSecret({ ...V1 });
const V1A_KEY = testSecret({ ...V1A, also: [V1] });

const SETUPS: Readonly<Record<string, Setup>> = {
  'two algorithms': {
    scheme: {
      ...GITHUB,
      also: [{ ...GITHUB, algorithm: 'hmac-sha1', header: 'x-hub-signature', format: 'sha1={signature}' }],
    },
    ...{ signing: [ONE], verifying: [ONE] },
  },
  'two secrets': {
    scheme: {
      ...{ ...BOX, header: 'box-signature-primary' },
      also: [{ ...BOX, header: 'box-signature-secondary', secret: 'second' }],
    },
    ...{ signing: [ONE, TWO], verifying: [ONE, TWO] },
  },
  'one header': {
    scheme: { ...V1, also: [V1A] },
    ...{ signing: [V1_SECRET, V1A_KEY], verifying: [V1_SECRET, publicKeyFor(V1A, V1A_KEY) ?? ''] },
  },
};

describe.each(Object.entries(SETUPS))('%s', (name, { scheme, signing, verifying }) => {
  const provider: Provider = {
    ...ACME,
    webhook: { ...ACME.webhook, signature: { ...scheme, scheme: scheme.algorithm, origin: 'vendor' } },
  };
  const signature = signatureOf(provider);
  const { also, ...main } = scheme;
  const all = [main, ...(also ?? [])];
  const headersOf = [...new Set(all.map(({ header = '' }) => header))];
  const clock = { now: () => NOW.getTime() };
  const receivers = {
    any: createVerifier(scheme, verifying, clock),
    'the main one': createVerifier(main, verifying.slice(0, 1), clock),
  };
  const [event] = provider.events;
  if (!event) throw new Error('The provider has events.');
  const options = { provider: provider.name, event: event.type, secret: signing, catalogue: [provider] } as const;
  const create = (more: Partial<DeliveryOptions> = {}) =>
    createDelivery({ ...options, seed: 1, now: NOW, id: 'id-1', ...more });
  const requestOf = ({ headers, body }: Pick<ReturnType<typeof create>, 'headers' | 'body'>) => ({
    ...{ method: 'POST', url: 'https://receiver.example/', headers, body: bytesOf(body) },
  });
  const faults = possibleFaults({ provider, event, signature }).filter((fault) => Object.hasOwn(SIGNATURES, fault));
  const refused = faults.filter((fault) => faultKind(fault).expected === 'reject');

  test('has the faults of its signatures', () => {
    expect(refused).toEqual(
      expect.arrayContaining([
        ...['wrong-signature', 'no-signature', 'empty-signature', 'text-signature', 'short-signature', 'changed-body'],
        ...['changed-value', 'changed-bytes', ...(name === 'two secrets' ? [] : ['other-prefix'])],
        ...(scheme.timestamp ? ['old-timestamp', 'future-timestamp', 'changed-timestamp', 'text-timestamp'] : []),
      ]),
    );
  });

  describe.each(Object.entries(receivers))('a receiver that verifies %s', (_, { verify }) => {
    test('accepts it', async () => {
      expect(await verify(requestOf(create()))).toMatchObject({ ok: true });
    });

    test.each(refused)('refuses the fault %s', async (fault) => {
      expect(await verify(requestOf(create({ fault })))).toMatchObject({ ok: false });
    });
  });

  test.each(refused)('no signature alone is right with the fault %s', async (fault) => {
    const request = requestOf(create({ fault }));
    for (const one of all)
      for (const secret of verifying) {
        const usable = usableVerifier(one, secret);
        if (usable) expect(await usable.verify(request), one.header ?? '').toMatchObject({ ok: false });
      }
  });

  function usableVerifier(one: Scheme, secret: string) {
    try {
      return createVerifier(one, secret, clock);
    } catch {
      return undefined;
    }
  }

  test('certify gives no false alarm', async () => {
    const verifiers = [createVerifier(scheme, verifying), createVerifier(main, verifying.slice(0, 1))];
    for (const { verify } of verifiers) {
      await using receiver = await startReceiver(async (response, { headers, body }) => {
        const { ok } = await verify({ headers: headers as Readonly<Record<string, string>>, body });
        response.writeHead(ok ? 202 : 401).end();
      });
      const only = ['usual', ...refused];
      const { results } = await certify({ ...options, url: receiver.url, only, patience: 20 });
      expect(results.flatMap(({ check, problem }) => (problem ? [`${check}: ${problem.message}`] : []))).toEqual([]);
      expect(results.length).toBe(only.length);
    }
  });

  test('listen and verify accept any of them', async () => {
    await using listener = await listen({ provider: provider.name, secret: verifying, catalogue: [provider] });
    await send(createDelivery(options), listener.url);
    const ok = listener.received.map(({ verification }) => verification);
    expect(ok).toMatchObject([{ ok: true }]);
    const delivery = createDelivery(options);
    const request = requestOf({
      ...delivery,
      headers: { ...delivery.headers, ...(name === 'one header' ? {} : { [headersOf[0] ?? '']: 'x' }) },
    });
    expect(await verdictOn(request, { provider, secrets: verifying })).toMatchObject({ verified: true });
  });

  test('a store keeps none of them, and a request that is signed again has no old one', () => {
    const delivery = create();
    const kept = Object.keys(unsentDelivery('https://receiver.example/', delivery, {}).headers);
    expect(kept.filter((header) => headersOf.includes(header))).toEqual([]);
    const request = requestOf(delivery);
    const signer = { provider, secret: signing.slice(0, 1) };
    const again = recordedDelivery(request, { url: request.url, signer }).headersAt(NOW);
    expect(Object.keys(again).filter((header) => headersOf.includes(header))).toEqual(
      name === 'two secrets' ? headersOf.slice(0, 1) : headersOf,
    );
  });
});

test('more secrets than signatures are a mistake', () => {
  const create = ({ scheme }: Setup, secret: readonly string[]) => {
    const signature = { ...scheme, scheme: scheme.algorithm, origin: 'vendor' as const };
    const provider = { ...ACME, webhook: { ...ACME.webhook, signature } };
    const [event] = provider.events;
    return createDelivery({ provider: provider.name, event: event?.type ?? '', secret, catalogue: [provider] });
  };
  const { 'two algorithms': algorithms, 'two secrets': secrets } = SETUPS;
  if (!algorithms || !secrets) throw new Error('There are no setups.');
  expect(() => create(algorithms, [ONE, TWO])).toThrow('one signature in x-hub-signature-256');
  expect(() => create(secrets, [ONE, TWO, 'third secret for tests'])).toThrow(
    'one signature in box-signature-secondary',
  );
  expect(create(secrets, [ONE, TWO]).headers).toHaveProperty('box-signature-secondary');
});

test('a signature of other content has no faults that leave it right', () => {
  const signature = {
    ...{ ...BOX, header: 'x-main', scheme: 'hmac-sha256', origin: 'vendor' as const },
    timestamp: { header: 'x-time', unit: 'seconds' as const },
    also: [
      { ...BOX, header: 'x-other', content: '{/meta/no}', timestamp: { header: 'x-time', unit: 'seconds' as const } },
    ],
  };
  const provider: Provider = { ...ACME, webhook: { ...ACME.webhook, signature } };
  const [event] = provider.events;
  if (!event) throw new Error('The provider has events.');
  const faults = possibleFaults({ provider, event, signature: signatureOf(provider) });
  for (const fault of ['changed-body', 'changed-value', 'changed-bytes', 'changed-timestamp'])
    expect(faults).not.toContain(fault);
});
