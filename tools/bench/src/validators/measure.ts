import { median } from '../median.ts';

/** Something to do again and again, on each of a list of items in turn. */
export type Work = readonly (() => unknown)[];

/** Each takes this long per round. */
const MILLISECONDS = 40;
const ROUNDS = 25;
/** The first rounds are for the compiler of the engine. */
const WARM_UP = 10;

/** How often per second each kind of work is done, taken in turn in one process; medians of the rounds. */
export function alternated(works: ReadonlyMap<string, Work>): ReadonlyMap<string, number> {
  const rates = new Map([...works.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS + WARM_UP; round++)
    for (const [name, work] of works) {
      const rate = rateOf(work);
      if (round >= WARM_UP) rates.get(name)?.push(rate);
    }
  return new Map([...rates].map(([name, each]) => [name, median(each)]));
}

function rateOf(work: Work): number {
  let done = 0;
  const start = performance.now();
  let now = start;
  for (; now - start < MILLISECONDS; now = performance.now()) {
    for (const item of work) item();
    done += work.length;
  }
  return (done / (now - start)) * 1000;
}
