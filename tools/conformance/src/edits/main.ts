import { parseArgs } from 'node:util';
import { CORPORA } from './corpora.ts';
import { formatEdits, formatResult } from './formatEdits.ts';
import { type EditResult, tryEdit } from './tryEdit.ts';

const USAGE = `Compares every event with random edits of it as hookbook diff does, and tests what it says.

  npm run diff:edits -- [--edits 5] [--payloads 100] [--seed 1] [--event <name>] [${Object.keys(CORPORA).join('] [')}]

--edits      how many edits of each event, each with a seed of its own, from --seed on
--payloads   how many payloads the old validators have to accept after an edit that is not breaking
--event      only events whose name contains this`;

/** Returns the exit code: 0 if all that was said holds, 1 if something does not, 2 for a usage error. */
async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      edits: { type: 'string' },
      payloads: { type: 'string' },
      seed: { type: 'string' },
      event: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const { edits = '5', payloads = '100', seed = '1', event = '' } = values;
  const numbers = { edits: Number(edits), payloads: Number(payloads), seed: Number(seed) };
  const areKnown = positionals.every((name) => Object.hasOwn(CORPORA, name));
  if (values.help || !areKnown || !Object.values(numbers).every((number) => Number.isInteger(number) && number > 0)) {
    console.error(USAGE);
    return 2;
  }
  let exitCode = 0;
  for (const name of positionals.length > 0 ? positionals : Object.keys(CORPORA)) {
    const results = await editCorpus(name, { ...numbers, event });
    console.log(formatEdits(name, results));
    if (results.some(({ contradiction }) => contradiction)) exitCode = 1;
  }
  return exitCode;
}

interface RunOptions {
  readonly edits: number;
  readonly payloads: number;
  readonly seed: number;
  readonly event: string;
}

async function editCorpus(
  corpus: string,
  { edits, payloads, seed, event }: RunOptions,
): Promise<readonly EditResult[]> {
  const events = (await CORPORA[corpus]?.()) ?? [];
  const results: EditResult[] = [];
  for (const edited of events.filter(({ name }) => name.includes(event)))
    for (let own = seed; own < seed + edits; own++) {
      const result = tryEdit(edited, { payloads, seed: own });
      results.push(result);
      if (result.contradiction || result.verdict === 'undecided') console.log(formatResult(result, own));
    }
  return results;
}

process.exitCode = await main(process.argv.slice(2));
