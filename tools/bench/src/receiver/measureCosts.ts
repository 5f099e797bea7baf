import { fileURLToPath } from 'node:url';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { median } from '../median.ts';
import { CALLS, type Crypto } from './calls.ts';

const ROUNDS = 9;
const PROGRAM = fileURLToPath(new URL('costOfCall.ts', import.meta.url));

/**
 * Measures the microseconds of processor time that each call takes. Each has processes of its own, as in a program that uses
 * one library: no other library changes how the engine optimises it, or leaves garbage. They take turns; the result is the
 * median of the rounds.
 */
export async function measureCosts(crypto: Crypto): Promise<ReadonlyMap<string, number>> {
  const costs = new Map([...(await CALLS[crypto]()).keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, values] of costs) values.push(await costOf(crypto, name));
  return new Map([...costs].map(([name, values]) => [name, median(values)]));
}

async function costOf(crypto: Crypto, name: string): Promise<number> {
  const { stdout } = await runOrThrow(process.execPath, [PROGRAM, crypto, name], { cwd: process.cwd() });
  return Number(stdout);
}
