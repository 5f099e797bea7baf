import { readContract } from '@hookbook/codegen';
import { type GeneratedValidator, loadValidators } from '@hookbook/testkit/loadValidators';
import { resolveIn } from '@hookbook/testkit/sampleValues';
import { ajvOracles } from './ajvOracle.ts';
import type { Subject } from './subject.ts';

/** Every event of a contract, compared with Ajv. */
export async function contractSubjects(specs: string): Promise<Subject[]> {
  const { contract, document, diagnostics } = await readContract(specs, { validate: false });
  if (!contract || !document) throw new Error(`${specs}: ${diagnostics.map(({ message }) => message).join(' ')}`);
  const oracleOf = ajvOracles(document);
  const generated = await loadValidators(contract.providers);
  return contract.providers.flatMap(({ name, definitions, events }, index) => {
    const resolve = resolveIn(definitions);
    return events.map((event) => ({
      name: `${name} ${event.type}`,
      type: event.type,
      payload: event.payload,
      resolve,
      examples: event.examples.map(({ payload }) => payload),
      generated: generated[index]?.events.get(event.type) as GeneratedValidator,
      oracle: oracleOf(event),
    }));
  });
}
