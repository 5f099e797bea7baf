import { median } from '../median.ts';

/** Calls to repeat, each on another value. */
export type Workload = readonly (() => unknown)[];

/** The time that each workload runs per round. */
const ROUND_MS = 40;
const ROUNDS = 25;
/** Rounds that are not counted, in which the engine optimises the code. */
const WARM_UP_ROUNDS = 10;

/** Measures calls per second. Workloads take turns in one process; the result is the median of the rounds. */
export function measureRates(workloads: ReadonlyMap<string, Workload>): ReadonlyMap<string, number> {
  const rates = new Map([...workloads.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++)
    for (const [name, workload] of workloads) {
      const rate = measureRate(workload);
      if (round >= WARM_UP_ROUNDS) rates.get(name)?.push(rate);
    }
  return new Map([...rates].map(([name, values]) => [name, median(values)]));
}

function measureRate(workload: Workload): number {
  let calls = 0;
  const start = performance.now();
  let now = start;
  for (; now - start < ROUND_MS; now = performance.now()) {
    for (const call of workload) call();
    calls += workload.length;
  }
  return (calls / (now - start)) * 1000;
}
