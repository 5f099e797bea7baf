import { FAULT_GROUPS } from '../faults/index.ts';
import { listFaults } from '../faults/list.ts';
import { readArguments } from './arguments.ts';
import type { CliContext, ExitCode } from './cliContext.ts';

export const FAULTS_USAGE = `hookbook-mock faults
  --json  print JSON`;

/** Prints every fault, and the expected response. */
export async function faultsCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values } = readArguments(args, { options: { json: { type: 'boolean' } }, names: [], usage: FAULTS_USAGE });
  const faults = listFaults();
  if (values.json) {
    context.stdout(JSON.stringify({ faults }, null, 2));
    return 0;
  }
  const width = Math.max(...faults.map(({ fault }) => fault.length));
  context.stdout('Every fault, and the expected response:');
  for (const group of Object.keys(FAULT_GROUPS)) {
    context.stdout(`\n${group}`);
    for (const { fault, expected, summary } of faults.filter((found) => found.group === group))
      context.stdout(`  ${fault.padEnd(width)}  ${expected.padEnd(7)}  ${summary}`);
  }
  return 0;
}
