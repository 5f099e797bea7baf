import { createVerifier, PRESETS, type Signature as Scheme } from '@hookbook/webhook';
import { publicKeyFor } from '@hookbook/webhook/sign';
import { describe, expect, test } from 'vitest';
import type { Provider } from '../src/catalogue/provider.ts';
import { signatureOf } from '../src/catalogue/signature.ts';
import { possibleFaults } from '../src/faults/index.ts';
import { SIGNATURES } from '../src/faults/signatures.ts';
import { createDelivery, type DeliveryOptions, faultKind } from '../src/index.ts';
import { bytesOf } from '../src/message/body.ts';
import { recordedDelivery } from '../src/recording/recordedDelivery.ts';
import { testSecret } from '../src/secrets/testSecret.ts';
import { ACME } from './testProviders.ts';

const URL_CALLED = 'https://receiver.example:8443/hooks?a=1';
const NOW = new Date('2026-01-02T03:04:05.678Z');

const FORMAT = 'own=("@method" "content-digest");created={timestamp};nonce="{id}"';
const SCHEMES: Readonly<Record<string, Scheme>> = {
  rfc9421: PRESETS.rfc9421,
  'with a nonce': {
    ...PRESETS.rfc9421,
    format: 'own=:{signature}:',
    content: `"@method": {method}\n"content-digest": sha-256=:{sha256-base64}:\n"@signature-params": ${FORMAT.slice(4)}`,
    timestamp: { header: 'signature-input', format: FORMAT, unit: 'seconds', tolerance: 'PT5M' },
    id: { header: 'signature-input', format: FORMAT },
  },
};

describe.each(Object.entries(SCHEMES))('%s', (_, scheme) => {
  const provider: Provider = {
    ...ACME,
    webhook: { ...ACME.webhook, signature: { ...scheme, scheme: 'rfc9421', origin: 'vendor' } },
  };
  const signature = signatureOf(provider);
  const secret = testSecret(signature);
  const { verify } = createVerifier(scheme, publicKeyFor(signature, secret) ?? secret, { now: () => NOW.getTime() });
  const [event] = provider.events;
  if (!event) throw new Error('The provider has events.');
  const create = (options: Partial<DeliveryOptions> = {}) =>
    createDelivery({
      ...{
        provider: provider.name,
        event: event.type,
        secret,
        seed: 1,
        now: NOW,
        url: URL_CALLED,
        catalogue: [provider],
      },
      ...options,
    });
  const verified = ({ headers, body }: ReturnType<typeof create>) =>
    verify({ method: 'POST', url: URL_CALLED, headers, body: bytesOf(body) });
  const faults = possibleFaults({ provider, event, signature }).filter(
    (fault) => Object.hasOwn(SIGNATURES, fault) && faultKind(fault).expected === 'reject',
  );

  test('is verified, and no header replaces what signing adds', async () => {
    const delivery = create({ headers: { 'content-digest': 'sha-256=:AA==:', 'signature-input': 'sig1=()' } });
    expect(delivery.headers).toEqual(create({ id: delivery.id }).headers);
    expect(await verified(delivery)).toMatchObject({ ok: true });
  });

  test('has the faults of a signature with a timestamp in a header', () => {
    expect(faults).toEqual(
      expect.arrayContaining([
        'wrong-signature',
        'changed-body',
        'old-timestamp',
        'changed-timestamp',
        'text-timestamp',
      ]),
    );
    expect(faults.includes('changed-id')).toBe(scheme.id !== undefined);
  });

  test.each(faults)('is refused with the fault %s', async (fault) => {
    expect(await verified(create({ fault }))).toMatchObject({ ok: false });
  });

  test.each([
    ['changed-timestamp', `created=${NOW.getTime() / 1000 - 1.678}`, 'no-match'],
    ['text-timestamp', 'created=now', 'malformed-timestamp'],
  ] as const)('%s changes the timestamp alone', async (fault, text, code) => {
    const { headers } = create({ fault, id: 'id-1' });
    const input = create({ id: 'id-1' }).headers['signature-input'] ?? '';
    expect(headers['signature-input']).toBe(input.replace(/created=\d+/, text));
    expect(await verified(create({ fault }))).toMatchObject({ code });
  });

  test('keeps its id when a recorded request is signed again', async () => {
    const { method, headers, body, id } = create({ id: 'id-1' });
    const request = { method, url: URL_CALLED, headers, body: bytesOf(body) };
    const again = recordedDelivery(request, { url: URL_CALLED, signer: { provider, secret } });
    if (scheme.id !== undefined) expect(again.id).toBe(id);
    expect(await verified({ ...create(), headers: again.headersAt(NOW), body })).toMatchObject({ ok: true });
  });

  if (scheme.id !== undefined)
    test('has no id that would end the text around it', () => {
      for (const id of ['a"b', 'a\\b']) expect(() => create({ id })).toThrow('is not a valid');
    });
});
