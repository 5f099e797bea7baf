import type { Schema } from '@hookbook/contract/schema';
import { createAssertions } from '@hookbook/payloads';
import { accepts } from '@hookbook/payloads/evaluate';
import { contract, event, provider } from '@hookbook/testkit/contracts';
import { type Change, compareContracts } from '../src/index.ts';
import { DEFINITIONS } from './corpus/definitions.ts';

function contractOf(payload: Schema) {
  return contract([provider({ name: 'acme', definitions: DEFINITIONS, events: [event({ type: 'done', payload })] })]);
}

/** The judge of these tests is the evaluator of payloads. */
export function changes(base: Schema, head: Schema): readonly Change[] {
  return compareContracts(contractOf(base), contractOf(head), {
    issuesOf: ({ definitions }) => {
      const assertions = createAssertions({
        definitions: new Map(definitions.map(({ name, schema }) => [name, schema])),
        assertsFormats: true,
      });
      return (schema, value) => (accepts(schema, value, assertions) ? [] : [{ pointer: '', message: 'refused' }]);
    },
  });
}
