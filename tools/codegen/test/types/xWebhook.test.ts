import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isXWebhook } from '@hookbook/normaliser/gen/isXWebhook';
import { editedEverywhere } from '@hookbook/testkit/editedEverywhere';
import { resolveIn, sampleValues } from '@hookbook/testkit/sampleValues';
import type { Algorithm, PresetName } from '@hookbook/webhook';
import type { XWebhook } from '@hookbook/webhook/x-webhook';
import { Ajv } from 'ajv';
import { expect, expectTypeOf, it } from 'vitest';
import { xWebhookModules, xWebhookProvider } from '../../x-webhook/modules.ts';

it('the committed modules of x-webhook are those of its JSON Schema', async () => {
  for (const { path, text } of await xWebhookModules()) expect(await readFile(path, 'utf8')).toBe(text);
});

it('a scheme is a preset or an algorithm', () => {
  expectTypeOf<NonNullable<XWebhook['signature']>['scheme']>().toEqualTypeOf<PresetName | Algorithm>();
});

it('Ajv, which explains what is invalid, agrees about every value', async () => {
  const schema = createRequire(import.meta.url)('@hookbook/specs/x-webhook.schema.json');
  const validate = new Ajv({ strict: false, validateSchema: false }).compile(schema);
  const { definitions } = await xWebhookProvider();
  const samples = sampleValues({ $ref: '#/$defs/XWebhook' }, { count: 400, seed: 1, resolve: resolveIn(definitions) });
  const values = samples.flatMap((sample) => [sample, ...Array.from(editedEverywhere(sample), ([, edited]) => edited)]);
  const verdicts = values.map((value) => [isXWebhook(value), value] as const);
  expect(verdicts.filter(([isValid, value]) => validate(value) !== isValid)).toEqual([]);
  const valid = verdicts.filter(([isValid]) => isValid).length;
  expect(Math.min(valid, values.length - valid)).toBeGreaterThan(400);
});
