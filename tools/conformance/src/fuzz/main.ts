import { parseArgs } from 'node:util';
import { compare } from './compare.ts';
import { CORPORA } from './corpora.ts';

const USAGE = `Compares generated validators with Ajv on random payloads of every event, and with an evaluator of JSON Schema and
\`hookbook check\` on random schemas.

  npm run fuzz -- [--pairs 100000] [--seed 1] [specs] [github] [schemas] [examples]

--pairs   number of payloads per corpus: the contract in specs/, GitHub's webhooks, and random schemas for each of the others
--seed    repeat the payloads of this seed; by default every run has a new one`;

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { pairs: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  });
  const pairs = Number(values.pairs ?? 100_000);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const areKnown = positionals.every((argument) => CORPORA.some(({ name }) => name === argument));
  if (values.help || !areKnown || !Number.isInteger(pairs) || !Number.isInteger(seed) || pairs < 1) {
    console.error(USAGE);
    return 2;
  }
  console.log(`Seed ${seed}`);
  let exitCode = 0;
  for (const corpus of CORPORA) {
    if (positionals.length > 0 && !positionals.includes(corpus.name)) continue;
    const subjects = await corpus.subjects(seed, pairs);
    const { valid, disagreements } = compare(subjects, { pairs, seed });
    console.log(
      `${corpus.name}: ${subjects.length} schemas, ${pairs} pairs, ${valid} of them valid, ${disagreements.length} disagreements`,
    );
    for (const { subject, value, generated, oracle } of disagreements) {
      console.log(`\n${subject}\n  ${JSON.stringify(value)}\n  generated: ${generated}\n  ${corpus.oracle}: ${oracle}`);
      exitCode = 1;
    }
  }
  return exitCode;
}

process.exitCode = await main(process.argv.slice(2));
