import { AssertionError } from 'node:assert';
import { ProcessError } from '@hookbook/testkit/runProcess';
import { RehearsalError } from './rehearsalError.ts';
import { rehearse, type Step } from './rehearse.ts';

const step: Step = async (name, run) => {
  const start = performance.now();
  const print = (result: string) => console.log(`${result.padStart(8)}  ${name}`);
  try {
    const result = await run();
    print(`${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    print('failed');
    throw error;
  }
};

/** Errors that say what is wrong with the release or with a package, so that a stack adds nothing. */
const EXPECTED = [RehearsalError, ProcessError, AssertionError];

// Commands get the signal as well. When one has ended, everything is cleaned up.
process.on('SIGINT', () => {});
try {
  const { packages, faults, projects } = await rehearse(step);
  console.log(`rehearsed: ${packages} packages, ${faults} faults, ${projects} projects`);
} catch (error) {
  if (!(error instanceof Error && EXPECTED.some((kind) => error instanceof kind))) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
