import { resolveMetaschema } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';
import { createRandom } from '@hookbook/payloads/random';
import { type GeneratedValidator, loadValidators } from '@hookbook/testkit/loadValidators';
import { resolveIn } from '@hookbook/testkit/sampleValues';
import { readPayloadSchema } from '../readPayloadSchema.ts';
import { createEvaluator } from './evaluator.ts';
import { randomSchema, randomValue } from './randomSchema.ts';
import type { Subject } from './subject.ts';

/** Generating and loading the validators of a schema takes longer than many comparisons. */
const MAX_SCHEMAS = 400;
const PAIRS_PER_SCHEMA = 4;
const EXAMPLES_PER_SCHEMA = 30;

const SCHEMA_FORMAT = 'application/schema+json;version=draft-2020-12';

/** Random schemas, compared with the evaluator in `evaluator.ts`, each with random values of the same vocabulary. */
export async function randomSubjects(seed: number, pairs: number): Promise<readonly Subject[]> {
  const random = createRandom(seed);
  const count = Math.min(MAX_SCHEMAS, Math.ceil(pairs / PAIRS_PER_SCHEMA));
  const subjects: Omit<Subject, 'generated'>[] = [];
  const providers: Provider[] = [];
  while (subjects.length < count) {
    const schema = randomSchema(random);
    const result = await readPayloadSchema({ schema, schemaFormat: SCHEMA_FORMAT }, resolveMetaschema);
    const [event] = result.ok ? result.provider.events : [];
    // hookbook rejects schemas that apply themselves without end, and some random ones do.
    if (!result.ok || !event) continue;
    const name = `schema-${subjects.length}`;
    const resolve = resolveIn(result.provider.definitions);
    const accepts = createEvaluator(result.provider.definitions);
    providers.push({ ...result.provider, name, slug: name, typeName: `Schema${subjects.length}` });
    subjects.push({
      name: JSON.stringify(schema),
      type: event.type,
      payload: event.payload,
      resolve,
      examples: Array.from({ length: EXAMPLES_PER_SCHEMA }, () => randomValue(random)),
      oracle: (value) => {
        const valid = accepts(event.payload, value);
        return { valid, reason: valid ? '' : 'no' };
      },
    });
  }
  const generated = await loadValidators(providers);
  return subjects.map((subject, index) => ({
    ...subject,
    generated: generated[index]?.events.get(subject.type) as GeneratedValidator,
  }));
}
