import type { Webhook } from '@hookbook/contract';
import { expect, test } from 'vitest';
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
  ['Several signatures', 'yes, separated by `,`; one that fits is enough'],
  ['Order', 'none: events can arrive in any order'],
])('a published value has a row: %s', (label, expected) => {
  const row = deliverySections(webhookOf('acme'))
    .flatMap(rowsOf)
    .find((candidate) => candidate.label === label);
  expect(row && inlineText(row.value)).toBe(expected);
});

test('unpublished values are listed, and the origin of the others is marked', () => {
  const [types, signature, delivery] = deliverySections(webhookOf('bolt'));
  expect([types?.origin, signature?.origin, delivery?.origin]).toEqual([undefined, 'hookbook', undefined]);
  expect(delivery && rowsOf(delivery)).toEqual([]);
  const texts = delivery?.blocks.flatMap((block) => (block?.kind === 'text' ? inlineText(block.text) : []));
  expect(texts).toEqual([expect.stringMatching(/^Not published: request, .* retries,/)]);
});

test('a row says when formats are only hints', () => {
  const labels = (formats: 'assertion' | 'annotation') =>
    deliverySections({ ...webhookOf('acme'), formats })
      .flatMap(rowsOf)
      .map((row) => row.label);
  expect(labels('assertion')).not.toContain('Formats of fields');
  expect(labels('annotation')).toContain('Formats of fields');
});
