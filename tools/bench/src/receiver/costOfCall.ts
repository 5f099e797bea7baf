import { CALLS, type Call, type Crypto } from './calls.ts';

const REPETITIONS = 20_000;
const WARM_UP_ROUNDS = 3;

/** Prints the microseconds of processor time that one call takes. The arguments are the crypto and the name of the call. */
async function main([crypto, name]: readonly string[]): Promise<void> {
  const call = (await CALLS[crypto as Crypto]()).get(name ?? '');
  if (!call) throw new Error(`There is no call "${name}".`);
  // They are not counted: in the first repetitions, the engine optimises the code.
  for (let round = 0; round < WARM_UP_ROUNDS; round++) await measureCost(call);
  console.log(await measureCost(call));
}

async function measureCost(call: Call): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < REPETITIONS; index++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REPETITIONS;
}

await main(process.argv.slice(2));
