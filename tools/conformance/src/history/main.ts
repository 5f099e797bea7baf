import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CheckOptions } from './checkStep.ts';
import { compareEditions, type Step } from './compareEditions.ts';
import { formatStep, formatTotal } from './formatStep.ts';
import { HISTORIES, type History } from './histories.ts';
import { type ReadEdition, readEdition } from './readEdition.ts';
import { unpacked } from './unpack.ts';

const USAGE = `Compares editions of published webhooks as hookbook diff does, and tests what it says with the generated validators of
both editions.

  npm run diff:history -- [--payloads 100] [--seed 1] [${HISTORIES.map(({ name }) => name).join('] [')}]

--payloads   how many payloads of each event that is not breaking the old validators have to accept
--seed       another seed gives other payloads`;

/** Returns the exit code: 0 if all that was said holds, 1 if something does not, 2 for a usage error. */
async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { payloads: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [payloads, seed] = [Number(values.payloads ?? 100), Number(values.seed ?? 1)];
  const areKnown = positionals.every((name) => HISTORIES.some((history) => history.name === name));
  if (values.help || !areKnown || !Number.isInteger(payloads) || payloads < 1 || !Number.isInteger(seed)) {
    console.error(USAGE);
    return 2;
  }
  const steps: Step[] = [];
  for (const history of HISTORIES) {
    if (positionals.length > 0 && !positionals.includes(history.name)) continue;
    for await (const step of stepsOf(history, { payloads, seed })) {
      steps.push(step);
      console.log(formatStep(history.name, step));
    }
  }
  console.log(formatTotal(steps));
  return steps.some(({ contradictions }) => contradictions.length > 0) ? 1 : 0;
}

async function* stepsOf({ pinned, editions }: History, options: CheckOptions): AsyncGenerator<Step> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-history-'));
  try {
    let before: ReadEdition | undefined;
    for await (const edition of editions(await unpacked(pinned))) {
      const after = await readEdition(edition, folder);
      if (before) yield await compareEditions(before, after, options);
      before = after;
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
