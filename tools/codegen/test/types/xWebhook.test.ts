import { readFile } from 'node:fs/promises';
import type { Algorithm, PresetName } from '@hookbook/webhook';
import type { XWebhook } from '@hookbook/webhook/x-webhook';
import { expect, expectTypeOf, it } from 'vitest';
import { TYPES_FILE, xWebhookTypes } from '../../x-webhook/types.ts';

it('the committed types of x-webhook are those of its JSON Schema', async () => {
  expect(await readFile(TYPES_FILE, 'utf8')).toBe(await xWebhookTypes());
});

it('a scheme is a preset or an algorithm', () => {
  expectTypeOf<NonNullable<XWebhook['signature']>['scheme']>().toEqualTypeOf<PresetName | Algorithm>();
});
