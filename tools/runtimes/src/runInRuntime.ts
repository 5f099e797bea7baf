import { ProcessError } from '@hookbook/testkit/runProcess';
import type { Program } from './bundleProgram.ts';
import { problemsOf } from './compareReports.ts';
import type { RuntimeResult } from './formatResults.ts';
import type { Report } from './program/runCases.ts';
import { type Runtime, versionOf } from './runtimes.ts';

/** Runs the program in a runtime and compares its report. `undefined` if this machine may lack the runtime, and does. */
export async function runInRuntime(
  runtime: Runtime,
  program: Program,
  reference: Report,
): Promise<RuntimeResult | undefined> {
  let version = '-';
  try {
    const command = await runtime.find();
    if (command === undefined) return undefined;
    version = await versionOf(command);
    const report = await reportOf(runtime, command, program);
    const { cases, parses, deliveries } = report;
    return { runtime: runtime.name, version, cases, parses, deliveries, problems: problemsOf(report, reference) };
  } catch (error) {
    return { runtime: runtime.name, version, cases: 0, parses: 0, deliveries: 0, problems: [summarise(error)] };
  }
}

export async function reportOf(runtime: Runtime, command: string, program: Program): Promise<Report> {
  return JSON.parse(await runtime.run(command, program)) as Report;
}

/** One line about an error: of a program, how it ended, and its output from the first line that mentions an error. */
function summarise(error: unknown): string {
  if (!(error instanceof ProcessError)) return error instanceof Error ? error.message : String(error);
  const { code, signal, stdout, stderr } = error.result;
  const lines = (stderr || stdout).trim().split('\n');
  const first = Math.max(
    0,
    lines.findIndex((line) => /error/i.test(line)),
  );
  const excerpt = lines.slice(first, first + 4).map((line) => line.trim());
  return `${error.command} ${signal ? `was ended by ${signal}` : `ended with ${code}`}: ${excerpt.join(' ')}`.slice(
    0,
    600,
  );
}
