import { type ContractResult, readContract } from '@hookbook/codegen';
import type { Contract } from '@hookbook/contract';
import { type GeneratedProvider, type GeneratedValidator, loadValidators } from '@hookbook/testkit/loadValidators';
import { resolveIn } from '@hookbook/testkit/sampleValues';
import { ajvOracles } from './ajvOracle.ts';
import type { Subject } from './subject.ts';

/** A contract with the files that it was read from. */
export interface ContractWithDocument {
  readonly contract: Contract;
  readonly document: NonNullable<ContractResult['document']>;
}

/** Every event of a contract, compared with Ajv. */
export async function contractSubjects(specs: string): Promise<Subject[]> {
  const { contract, document, diagnostics } = await readContract(specs, { validate: false });
  if (!contract || !document) throw new Error(`${specs}: ${diagnostics.map(({ message }) => message).join(' ')}`);
  return subjectsOf({ contract, document }, await loadValidators(contract.providers));
}

/** Every event of a contract whose validators are loaded, compared with Ajv. */
export function subjectsOf(
  { contract, document }: ContractWithDocument,
  generated: readonly GeneratedProvider[],
): Subject[] {
  const oracleOf = ajvOracles(document);
  return contract.providers.flatMap((provider, index) => {
    const { name, definitions, events } = provider;
    const resolve = resolveIn(definitions);
    return events.map((event) => ({
      name: `${name} ${event.type}`,
      type: event.type,
      payload: event.payload,
      resolve,
      examples: event.examples.map(({ payload }) => payload),
      generated: generated[index]?.events.get(event.type) as GeneratedValidator,
      oracle: oracleOf(event, provider),
    }));
  });
}
