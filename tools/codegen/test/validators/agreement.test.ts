import type { Schema } from '@hookbook/contract/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compiled } from './compiled.ts';
import { schemas, values } from './schemas.ts';

/** Definitions that refer to each other, and end. */
const DEFINITIONS: Record<string, Schema> = {
  A: { type: ['object', 'null'], properties: { a: { $ref: '#/$defs/B' }, b: { type: 'string' } }, required: ['b'] },
  B: { anyOf: [{ type: 'array', items: { $ref: '#/$defs/A' } }, { type: 'integer' }], description: 'B' },
  C: { type: 'string', minLength: 1 },
};

/** Ajv's verdict; none where the code that it made for `unevaluatedProperties` breaks. */
function oracle(schema: Schema): (value: unknown) => boolean | undefined {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateSchema: false, logger: false });
  addFormats.default(ajv);
  const validate = ajv.compile({ allOf: [schema], $defs: DEFINITIONS });
  return (value) => {
    try {
      return validate(value) === true;
    } catch {
      return undefined;
    }
  };
}

it('checks and rules agree with Ajv on random schemas and values', async () => {
  let refused = 0;
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(schemas, fc.array(values, { minLength: 20, maxLength: 20 }), async (schema, candidates) => {
      const valid = oracle(schema);
      const { is, issues, strict } = await compiled(schema, DEFINITIONS);
      for (const value of candidates) {
        const wanted = valid(value);
        if (wanted === undefined) continue;
        if (wanted) accepted++;
        else refused++;
        expect({ schema, value, is: is(value) }).toEqual({ schema, value, is: wanted });
        const found = issues(value);
        expect({ schema, value, ok: found.length === 0 }).toEqual({ schema, value, ok: wanted });
        expect(found.filter(({ code }) => code === 'not-json')).toEqual([]);
        const unknown = strict(value).filter(({ code }) => !code.startsWith('unknown-'));
        expect({ schema, value, ok: unknown.length === 0 }).toEqual({ schema, value, ok: wanted });
      }
    }),
    // The same ones each time, so that a fault of Ajv cannot turn up out of the blue; more and others on demand.
    process.env.HOOKBOOK_RUNS ? { numRuns: Number(process.env.HOOKBOOK_RUNS) } : { numRuns: 300, seed: 1 },
  );
  expect(Math.min(refused, accepted)).toBeGreaterThan(500);
});
