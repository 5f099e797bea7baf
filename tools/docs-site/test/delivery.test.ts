import type { Signature, Webhook } from '@hookbook/contract';
import { expect, test } from 'vitest';
import { PRESETS } from '../../../packages/webhook/src/signature/presets.ts';
import { deliveryHeaders } from '../src/model/deliveryHeaders.ts';
import { deliverySections } from '../src/model/deliverySections.ts';
import type { DeliveryRow, Inline, Section } from '../src/model/sections.ts';
import { RICH_CONTRACT } from './richContract.ts';

function webhookOf(name: string): Webhook {
  const provider = RICH_CONTRACT.providers.find((candidate) => candidate.name === name);
  if (provider === undefined) throw new Error(`No provider ${name}`);
  return provider.webhook;
}

function rowsOf({ blocks }: Section): readonly DeliveryRow[] {
  return blocks.flatMap((block) => (block?.kind === 'rows' ? block.rows : []));
}

function inlineText(text: readonly Inline[]): string {
  return text.map((part) => (typeof part === 'string' ? part : 'code' in part ? `\`${part.code}\`` : '')).join('');
}

test.each([
  ['Event type', 'header `x-acme-event` then `meta.action` in the body, joined with a dot'],
  ['Retries', '3 times, after 15 seconds, 1 minute, 1 day; for up to 3 days'],
  ['Retries (sandbox)', '2 times, for up to 1 minute (chosen by Hookbook)'],
  ['Retry-After header', 'honoured'],
  ['No further attempt after', '`410`'],
  [
    'Endpoint disabled',
    'after 6 failed attempts per message, for 1,500 messages within 5 days, or at once after a response with 410',
  ],
  ['Multiple signatures', 'yes, separated by `,`; one valid signature is enough'],
  ['Ordering', 'not guaranteed: events can arrive in any order'],
])('shows a published value: %s', (label, expected) => {
  const row = deliverySections(webhookOf('acme'))
    .flatMap(rowsOf)
    .find((candidate) => candidate.label === label);
  expect(row && inlineText(row.value)).toBe(expected);
});

test.each([
  ['Header', '`signature`'],
  [
    'Signed content',
    '`"@method": {method}\\n"@authority": {authority}\\n"@path": {path}\\n"content-digest": sha-256=:{sha256-base64}:\\n"@signature-params": ("@method" "@authority" "@path" "content-digest");created={timestamp}`, where {authority} is the host of the URL and its port unless it is the default, {sha256-base64} is the SHA-256 hash of the raw request body in base64 and \\n is a line feed',
  ],
  ['Encoding', 'base64, in the form `sig1=:{signature}:`'],
  [
    'Timestamp',
    'header `signature-input`, in the form `sig1=("@method" "@authority" "@path" "content-digest");created={timestamp}`',
  ],
  ['Added header', '`content-digest: sha-256=:{sha256-base64}:`'],
])('shows a value of a message signature: %s', (label, expected) => {
  const signature = { ...PRESETS.rfc9421, scheme: 'rfc9421', origin: 'vendor' } as const;
  const row = deliverySections({ eventType: [], signature })
    .flatMap(rowsOf)
    .find((candidate) => candidate.label === label);
  expect(row && inlineText(row.value)).toBe(expected);
});

test('shows further signatures by the facts in which they differ', () => {
  const facts = PRESETS.github;
  const signature: Signature = {
    ...{ ...facts, scheme: 'github', origin: 'vendor' },
    also: [
      { ...facts, algorithm: 'hmac-sha1', header: 'x-hub-signature', format: 'sha1={signature}' },
      { ...facts, header: 'x-second', encoding: 'base64', content: 'v1:{body}', secret: 'second' },
    ],
  };
  const sections = deliverySections({ eventType: [], signature });
  const row = sections.flatMap(rowsOf).find(({ label }) => label === 'Further signatures');
  expect(row && inlineText(row.value)).toBe(
    '`x-hub-signature` with HMAC-SHA1, prefixed with `sha1=`; `x-second`, in base64 of `v1:{body}`, with the second secret, if there is one; one valid signature is enough',
  );
  const check = sections.find(({ id }) => id === 'check-signature')?.blocks[0];
  expect(check?.kind === 'text' && inlineText(check.text)).toMatch(
    /It checks the signature in `x-hub-signature-256` and none of the others\.$/,
  );
  expect([...deliveryHeaders({ eventType: [], signature }).keys()]).toEqual([
    ...['x-hub-signature-256', 'x-hub-signature', 'x-second'],
  ]);
});

test('lists unpublished values and marks the origin of the others', () => {
  const sections = deliverySections(webhookOf('bolt'));
  const [types, signature, delivery] = ['places', 'signature', 'delivery'].map((id) =>
    sections.find((section) => section.id === id),
  );
  expect([types?.origin, signature?.origin, delivery?.origin]).toEqual([undefined, 'hookbook', undefined]);
  expect(delivery && rowsOf(delivery)).toEqual([]);
  const texts = delivery?.blocks.flatMap((block) => (block?.kind === 'text' ? inlineText(block.text) : []));
  expect(texts).toEqual([expect.stringMatching(/^Not published: request, .* retries,/)]);
});

test('says when formats are only hints', () => {
  const labels = (formats: 'assertion' | 'annotation') =>
    deliverySections({ ...webhookOf('acme'), formats })
      .flatMap(rowsOf)
      .map((row) => row.label);
  expect(labels('assertion')).not.toContain('Property formats');
  expect(labels('annotation')).toContain('Property formats');
});
