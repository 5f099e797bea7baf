import path from 'node:path';
import { bundleProgram } from './bundleProgram.ts';
import { contractCases } from './cases/contractCases.ts';
import { deliveryCases } from './cases/deliveryCases.ts';
import { formatResults, type RuntimeResult } from './formatResults.ts';
import { CACHE } from './installRuntime.ts';
import { reportOf, runInRuntime } from './runInRuntime.ts';
import { REFERENCE, RUNTIMES } from './runtimes.ts';

/** Runs the validators and the receivers in every supported runtime and prints a table of the results. */
async function main(): Promise<number> {
  const program = await bundleProgram(path.join(CACHE, 'program'), await contractCases(), deliveryCases());
  const reference = await reportOf(REFERENCE, process.execPath, program);
  const results: RuntimeResult[] = [];
  for (const runtime of RUNTIMES) {
    const result = await runInRuntime(runtime, program, reference);
    if (result) results.push(result);
  }
  console.log(formatResults(results));
  return results.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

process.exitCode = await main();
