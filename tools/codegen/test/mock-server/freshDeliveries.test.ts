import { fileURLToPath } from 'node:url';
import type { Event, Provider } from '@hookbook/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { createDelivery } from '../../../../packages/mock-server/src/delivery/createDelivery.ts';
import { DEFAULT_SECRET } from '../../../../packages/mock-server/src/secrets/testSecret.ts';
import { readContract } from '../../src/generate/readContract.ts';
import { parse } from '../specs/sharedParser.ts';

const { contract } = await readContract(fileURLToPath(new URL('../../../../specs', import.meta.url)), { parse });
const examples = (contract?.providers ?? []).flatMap((provider) =>
  provider.events.flatMap((event) =>
    event.examples.map((example) => [provider.name, event.type, example.slug, { provider, event }] as const),
  ),
);

function errorsOf({ definitions }: Provider, { payload }: Event, body: unknown) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const $defs = Object.fromEntries(definitions.map(({ name, schema }) => [name, schema]));
  const validate = ajv.compile({ ...(typeof payload === 'object' ? payload : {}), $defs });
  validate(body);
  return validate.errors ?? [];
}

test('there are examples to deliver', () => {
  expect(examples.length).toBeGreaterThan(60);
});

test.each(examples)('%s %s %s is still valid with a new id and time', (_, type, example, { provider, event }) => {
  const { body } = createDelivery({
    provider: provider.name,
    event: type,
    example,
    secret: DEFAULT_SECRET,
    catalogue: [provider],
  });
  expect(errorsOf(provider, event, JSON.parse(body))).toEqual([]);
});
