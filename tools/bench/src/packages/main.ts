import { parseArgs } from 'node:util';
import { measureDiff } from '../diff/measureDiff.ts';
import { measureDocs } from '../docs/measureDocs.ts';
import { measureLighthouse } from '../docs/measureLighthouse.ts';
import { measureSearch } from '../docs/measureSearch.ts';
import { measureListening } from '../mock/measureListening.ts';
import { measureSending } from '../mock/measureSending.ts';
import { measureReceiver } from '../receiver/measureReceiver.ts';
import { measureStart } from '../start/measureStart.ts';
import { contractCorpus } from '../validators/corpus/contractCorpus.ts';
import type { Corpus } from '../validators/corpus/corpus.ts';
import { githubCorpus } from '../validators/corpus/githubCorpus.ts';
import { measureDispatch } from '../validators/measureDispatch.ts';
import { measureSpeed } from '../validators/measureSpeed.ts';
import { measureSizes } from '../validators/sizes/measureSizes.ts';

type LoadCorpora = () => Promise<readonly Corpus[]>;

const PARTS: Readonly<Record<string, (load: LoadCorpora) => Promise<void>>> = {
  speed: async (load) => forEachCorpus(await load(), measureSpeed),
  sizes: async (load) => forEachCorpus(await load(), measureSizes),
  dispatch: measureDispatch,
  start: measureStart,
  receiver: measureReceiver,
  sending: measureSending,
  listening: measureListening,
  diff: measureDiff,
  docs: measureDocs,
  search: measureSearch,
  lighthouse: measureLighthouse,
};

/** Measures the packages beside other libraries, on the events and payloads of two corpora: all parts, or those that are named. */
async function main(argv: readonly string[]): Promise<number> {
  const options = { typia: { type: 'boolean' } } as const;
  const { positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
  const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0) {
    console.error(`Unknown part: ${unknown.join(', ')}. The parts are ${Object.keys(PARTS).join(', ')}.`);
    return 2;
  }
  // They take long to load, and not every part needs them.
  let loading: Promise<readonly Corpus[]> | undefined;
  const load: LoadCorpora = () => {
    loading ??= Promise.all([contractCorpus(), githubCorpus()]);
    return loading;
  };
  for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) await PARTS[name]?.(load);
  return Number(process.exitCode ?? 0);
}

async function forEachCorpus(corpora: readonly Corpus[], measure: (corpus: Corpus) => Promise<void>): Promise<void> {
  for (const corpus of corpora) await measure(corpus);
}

process.exitCode = await main(process.argv.slice(2));
