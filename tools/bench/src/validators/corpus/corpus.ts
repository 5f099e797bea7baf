import { readContract } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';
import { ajvAccepts } from '../libraries/ajv.ts';
import type { Sample } from '../libraries/sample.ts';
import { injectFaults } from './injectFaults.ts';

/** Events with payloads to validate. */
export interface Corpus {
  readonly name: string;
  readonly providers: readonly Provider[];
  readonly valid: readonly Sample[];
  /** Each contains one fault. */
  readonly invalid: readonly Sample[];
}

/** Keeps the samples that Ajv accepts, and injects a fault into a copy of each. */
export function createCorpus(name: string, providers: readonly Provider[], samples: readonly Sample[]): Corpus {
  const accepts = ajvAccepts(providers);
  const valid = samples.filter(accepts);
  return { name, providers, valid, invalid: injectFaults(valid, accepts) };
}

/** Reads the providers of a spec without validating it, which `hookbook check` does. */
export async function readProviders(specs: string): Promise<readonly Provider[]> {
  const { contract, diagnostics } = await readContract(specs, { validate: false });
  if (!contract) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return contract.providers;
}
