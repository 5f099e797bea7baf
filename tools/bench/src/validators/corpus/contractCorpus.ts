import { fileURLToPath } from 'node:url';
import { type Corpus, createCorpus, readProviders } from './corpus.ts';

/** The contract of this repository, with its examples. */
export async function contractCorpus(): Promise<Corpus> {
  const providers = await readProviders(fileURLToPath(new URL('../../../../../specs', import.meta.url)));
  const samples = providers.flatMap(({ name, events }) =>
    events.flatMap(({ type, examples }) =>
      examples.map(({ payload }) => ({ provider: name, type, value: parseAgain(payload), headers: {} })),
    ),
  );
  return createCorpus('our contract', providers, samples);
}

/** Parses a payload from JSON, as a receiver would: the examples share strings and shapes with the schemas. */
function parseAgain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
