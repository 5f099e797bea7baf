import { parseArgs } from 'node:util';
import { measureDiff } from '../diff/measureDiff.ts';
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

const PARTS: Readonly<Record<string, (corpora: readonly Corpus[]) => Promise<void>>> = {
  speed: (corpora) => forEachCorpus(corpora, measureSpeed),
  sizes: (corpora) => forEachCorpus(corpora, measureSizes),
  dispatch: measureDispatch,
  start: measureStart,
  receiver: measureReceiver,
  sending: measureSending,
  listening: measureListening,
  diff: measureDiff,
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
  const corpora = [await contractCorpus(), await githubCorpus()];
  for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) await PARTS[name]?.(corpora);
  return 0;
}

async function forEachCorpus(corpora: readonly Corpus[], measure: (corpus: Corpus) => Promise<void>): Promise<void> {
  for (const corpus of corpora) await measure(corpus);
}

process.exitCode = await main(process.argv.slice(2));
