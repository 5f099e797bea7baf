import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readContract } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';
import type { Edition } from './edition.ts';

/** An edition as a file and as a contract. */
export interface ReadEdition {
  readonly name: string;
  /** The path of the AsyncAPI document. */
  readonly specs: string;
  readonly provider: Provider;
}

/** Writes the document of an edition to a folder, and reads it. */
export async function readEdition({ name, document }: Edition, folder: string): Promise<ReadEdition> {
  const specs = path.join(folder, `${name}.json`);
  await writeFile(specs, JSON.stringify(document));
  const { contract, diagnostics } = await readContract(specs, { validate: false });
  const [provider] = contract?.providers ?? [];
  if (!provider) throw new Error(`${name}: ${diagnostics.map(({ message }) => message).join(' ')}`);
  return { name, specs, provider };
}
