import { median } from '../median.ts';

/** A call to repeat. What it returns is awaited. */
export type Call = () => unknown;

const CALLS = 4_000;
const ROUNDS = 25;
/** Rounds that are not counted, in which the engine optimises the code. */
const WARM_UP_ROUNDS = 5;

/**
 * Measures the microseconds of processor time that each call takes. Calls take turns in one process; the result is the median
 * of the rounds.
 */
export async function measureCosts(calls: ReadonlyMap<string, Call>): Promise<ReadonlyMap<string, number>> {
  const costs = new Map([...calls.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const entries = [...calls];
    // Each round begins with another one, so that none always pays for the garbage of the same one before it.
    for (const [name, call] of [
      ...entries.slice(round % entries.length),
      ...entries.slice(0, round % entries.length),
    ]) {
      const cost = await measureCost(call);
      if (round >= WARM_UP_ROUNDS) costs.get(name)?.push(cost);
    }
  }
  return new Map([...costs].map(([name, values]) => [name, median(values)]));
}

async function measureCost(call: Call): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < CALLS; index++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}
