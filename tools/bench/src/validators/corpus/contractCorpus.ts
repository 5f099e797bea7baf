import { fileURLToPath } from 'node:url';
import { type Corpus, readProviders, type Sample } from './corpus.ts';
import { plantFaults } from './plantFaults.ts';
import type { Accepts } from './reference.ts';
import { referenceOf } from './reference.ts';

/** Our contract, with its examples. */
export async function contractCorpus(): Promise<Corpus> {
  const providers = await readProviders(fileURLToPath(new URL('../../../../../specs', import.meta.url)));
  const samples: Sample[] = providers.flatMap(({ name, events }) =>
    events.flatMap(({ type, examples }) =>
      examples.map(({ payload }) => ({ provider: name, type, value: copyOf(payload), headers: {} })),
    ),
  );
  const accepts: Accepts = referenceOf(providers);
  const valid = samples.filter(accepts);
  return { name: 'our contract', providers, valid, invalid: plantFaults(valid, accepts) };
}

/** As it would come from the wire: the examples share strings and shapes with the schemas. */
function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
