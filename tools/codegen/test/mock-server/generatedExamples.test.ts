import { expect, test } from 'vitest';
import { withGeneratedExamples } from '../../src/generate/generatedExamples.ts';
import { contractOf } from '../events/contractOf.ts';

test('a generated example leaves out headers that no request can contain', async () => {
  const { contract } = await contractOf(
    JSON.stringify({
      asyncapi: '3.0.0',
      info: { title: 'Acme', version: '1.0.0' },
      channels: {
        acme: {
          address: null,
          'x-webhook': { eventType: '$message.payload#/type' },
          messages: {
            made: {
              'x-event-type': 'made',
              headers: {
                type: 'object',
                required: ['x-signature', 'x-id'],
                properties: {
                  'x-signature': { type: 'string', examples: ['Ap\u009dÉ\u0015'] },
                  'x-id': { type: 'string', examples: ['7'] },
                },
              },
              payload: { type: 'object' },
            },
          },
        },
      },
    }),
  );
  const { providers } = await withGeneratedExamples(contract);
  expect(providers[0]?.events[0]?.examples[0]?.headers).toEqual({ 'x-id': '7' });
});
