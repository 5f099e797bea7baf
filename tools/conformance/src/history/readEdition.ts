import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readContract } from '@hookbook/codegen';
import type { Contract, Provider } from '@hookbook/contract';
import type { Edition } from './edition.ts';

/** An edition as a contract, with its only provider. */
export interface ReadEdition {
  readonly name: string;
  readonly contract: Contract;
  readonly provider: Provider;
}

/** Reads the document of an edition from a folder that it is written to. Throws if it is not valid. */
export async function readEdition({ name, document }: Edition, folder: string): Promise<ReadEdition> {
  const specs = path.join(folder, `${name}.json`);
  await writeFile(specs, JSON.stringify(document));
  const { contract, diagnostics } = await readContract(specs, { validate: false });
  const [error] = diagnostics.filter(({ severity }) => severity === 'error');
  const [provider] = contract?.providers ?? [];
  if (!contract || !provider || error) throw new Error(`${name}: ${error?.message ?? 'there is no provider'}`);
  return { name, contract, provider };
}
