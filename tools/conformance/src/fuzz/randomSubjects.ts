import { payloadIssues, resolveMetaschema } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { createRandom } from '@hookbook/payloads/random';
import { type GeneratedValidator, loadValidators } from '@hookbook/testkit/loadValidators';
import { resolveIn } from '@hookbook/testkit/sampleValues';
import { readPayloadSchema } from '../readPayloadSchema.ts';
import { createEvaluator } from './evaluator.ts';
import { randomSchema, randomValue } from './randomSchema.ts';
import type { Oracle, Subject } from './subject.ts';

/** Generating and loading the validators of a schema takes longer than many comparisons. */
const MAX_SCHEMAS = 400;
const PAIRS_PER_SCHEMA = 4;
const EXAMPLES_PER_SCHEMA = 30;

const SCHEMA_FORMAT = 'application/schema+json;version=draft-2020-12';

/** Random schemas, compared with the evaluator in `evaluator.ts`, which ignores `format`. */
export function evaluatedSubjects(seed: number, pairs: number): Promise<readonly Subject[]> {
  return randomSubjects(seed, pairs, 'annotation', ({ definitions }) => {
    const accepts = createEvaluator(definitions);
    return (payload) => (value) => {
      const valid = accepts(payload, value);
      return { valid, reason: valid ? '' : 'no' };
    };
  });
}

/** Random schemas, compared with the verdict of `hookbook check` if the value were an example. */
export function judgedSubjects(seed: number, pairs: number): Promise<readonly Subject[]> {
  return randomSubjects(seed, pairs, 'assertion', (provider) => {
    const issuesOf = payloadIssues(provider);
    return (payload) => {
      const issuesOfPayload = issuesOf(payload);
      return (value) => {
        const issues = issuesOfPayload(value);
        return { valid: issues.length === 0, reason: issues.map(({ message }) => message).join('; ') };
      };
    };
  });
}

/** Each with random values of the same vocabulary. */
async function randomSubjects(
  seed: number,
  pairs: number,
  formats: NonNullable<Provider['webhook']['formats']>,
  oracleOf: (provider: Provider) => (payload: Schema) => Oracle,
): Promise<readonly Subject[]> {
  const random = createRandom(seed);
  const count = Math.min(MAX_SCHEMAS, Math.ceil(pairs / PAIRS_PER_SCHEMA));
  const subjects: Omit<Subject, 'generated'>[] = [];
  const providers: Provider[] = [];
  while (subjects.length < count) {
    const schema = randomSchema(random);
    const result = await readPayloadSchema({ schema, schemaFormat: SCHEMA_FORMAT, formats }, resolveMetaschema);
    const [event] = result.ok ? result.provider.events : [];
    // hookbook rejects schemas that apply themselves without end, and some random ones do.
    if (!result.ok || !event) continue;
    const name = `schema-${subjects.length}`;
    const resolve = resolveIn(result.provider.definitions);
    providers.push({ ...result.provider, name, slug: name, typeName: `Schema${subjects.length}` });
    subjects.push({
      name: JSON.stringify(schema),
      type: event.type,
      payload: event.payload,
      resolve,
      examples: Array.from({ length: EXAMPLES_PER_SCHEMA }, () => randomValue(random)),
      oracle: oracleOf(result.provider)(event.payload),
    });
  }
  const generated = await loadValidators(providers);
  return subjects.map((subject, index) => ({
    ...subject,
    generated: generated[index]?.events.get(subject.type) as GeneratedValidator,
  }));
}
