import { parseArgs } from 'node:util';
import { compare } from './fuzz/compare.ts';
import { CORPORA } from './fuzz/corpora.ts';

const USAGE = `Compares the generated validators with Ajv on random payloads of every event, and with a plain reading of JSON Schema on
random schemas.

  npm run fuzz -- [--pairs 100000] [--seed 1] [specs] [github] [schemas]

--pairs   how many payloads for each: the contract in specs/, GitHub's webhooks, and random schemas
--seed    gives the same payloads again; a new one each time if left out`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
});
const pairs = Number(values.pairs ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const isKnown = positionals.every((each) => CORPORA.some(({ name }) => name === each));
if (values.help || !isKnown || !Number.isInteger(pairs) || !Number.isInteger(seed) || pairs < 1) {
  console.error(USAGE);
  process.exit(2);
}

console.log(`Seed ${seed}`);
for (const { name, oracle: judge, subjects: load } of CORPORA) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const subjects = await load(seed, pairs);
  const { valid, disagreements } = compare(subjects, { pairs, seed });
  console.log(
    `${name}: ${subjects.length} schemas, ${pairs} pairs, ${valid} of them valid, ${disagreements.length} disagreements`,
  );
  for (const { subject, value, generated, oracle } of disagreements) {
    console.log(`\n${subject}\n  ${JSON.stringify(value)}\n  generated: ${generated}\n  ${judge}: ${oracle}`);
    process.exitCode = 1;
  }
}
