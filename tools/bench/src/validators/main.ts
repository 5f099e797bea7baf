import { parseArgs } from 'node:util';
import { measureStart } from '../start/measureStart.ts';
import { contractCorpus } from './corpus/contractCorpus.ts';
import type { Corpus } from './corpus/corpus.ts';
import { githubCorpus } from './corpus/githubCorpus.ts';
import { measureDispatch } from './dispatch.ts';
import { measureSizes } from './sizes/measureSizes.ts';
import { measureSpeed } from './speed.ts';

const PARTS: Readonly<Record<string, (corpora: readonly Corpus[]) => Promise<void>>> = {
  speed: (corpora) => onEach(corpora, measureSpeed),
  sizes: (corpora) => onEach(corpora, measureSizes),
  dispatch: measureDispatch,
  start: measureStart,
};

/** Validators side by side, on the events and payloads of two corpora: everything, or the parts that are named. */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true, options: { typia: { type: 'boolean' } } });
  const unknown = positionals.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}; the parts are ${Object.keys(PARTS).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const corpora = [await contractCorpus(), await githubCorpus()];
  for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) await PARTS[name]?.(corpora);
}

async function onEach(corpora: readonly Corpus[], measure: (corpus: Corpus) => Promise<void>): Promise<void> {
  for (const corpus of corpora) await measure(corpus);
}

await main();
