import type { Schema } from '@hookbook/contract/schema';
import { provider } from '@hookbook/testkit/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { payloadIssues } from '../src/validate/judge/payloadIssues.ts';
import { compiled } from '../test/validators/compiled.ts';
import type { Issue } from '../test/validators/runtime.ts';
import { schemas, values } from '../test/validators/schemas.ts';

/** Definitions that refer to each other. */
const DEFINITIONS: Record<string, Schema> = {
  A: { type: ['object', 'null'], properties: { a: { $ref: '#/$defs/B' }, b: { type: 'string' } }, required: ['b'] },
  B: { anyOf: [{ type: 'array', items: { $ref: '#/$defs/A' } }, { type: 'integer' }], description: 'B' },
  C: { type: 'string', minLength: 1 },
};

/** Whether Ajv accepts a value. Undefined if the code that it generates for `unevaluatedProperties` throws. */
function compileWithAjv(schema: Schema): (value: unknown) => boolean | undefined {
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

const PROVIDER = provider({ definitions: DEFINITIONS });

function withoutSource({ code, pointer, message }: Issue) {
  return { code, pointer, message };
}

it('checks and rules agree with Ajv on random schemas and values', async () => {
  let invalid = 0;
  let valid = 0;
  await fc.assert(
    fc.asyncProperty(schemas, fc.array(values, { minLength: 20, maxLength: 20 }), async (schema, candidates) => {
      const accepts = compileWithAjv(schema);
      const { is, issues, strict } = await compiled(schema, DEFINITIONS);
      const judge = payloadIssues(PROVIDER)(schema);
      for (const value of candidates) {
        const isValid = accepts(value);
        if (isValid === undefined) continue;
        if (isValid) valid++;
        else invalid++;
        expect({ schema, value, is: is(value) }).toEqual({ schema, value, is: isValid });
        const reported = issues(value);
        expect({ schema, value, ok: reported.length === 0 }).toEqual({ schema, value, ok: isValid });
        expect(reported.filter(({ code }) => code === 'not-json')).toEqual([]);
        // `hookbook check` reports the same issues of an example.
        expect(judge(value).map(withoutSource)).toEqual(reported.map(withoutSource));
        const otherThanDrift = strict(value).filter(({ code }) => !code.startsWith('unknown-'));
        expect({ schema, value, ok: otherThanDrift.length === 0 }).toEqual({ schema, value, ok: isValid });
      }
    }),
    // By default, the same schemas in every run, so that a bug in Ajv does not fail a run at random.
    process.env.HOOKBOOK_RUNS ? { numRuns: Number(process.env.HOOKBOOK_RUNS) } : { numRuns: 300, seed: 1 },
  );
  expect(Math.min(invalid, valid)).toBeGreaterThan(500);
});
