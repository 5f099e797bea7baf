import type { Program } from './bundleProgram.ts';
import { problemsOf } from './compare.ts';
import type { Report } from './program/program.ts';
import { type Runtime, versionOf } from './runtimes.ts';
import type { Row } from './table.ts';

/** Runs the program in one runtime. One that cannot be had has a problem like any other; one that may be missing no row. */
export async function rowOf(runtime: Runtime, program: Program, reference: Report): Promise<readonly Row[]> {
  let version = '-';
  try {
    const command = await runtime.find();
    if (command === undefined) return [];
    version = await versionOf(command);
    const report = await reportOf(runtime, command, program);
    const { cases, reads } = report;
    return [{ runtime: runtime.name, version, cases, reads, problems: problemsOf(report, reference) }];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ runtime: runtime.name, version, cases: 0, reads: 0, problems: [reason] }];
  }
}

export async function reportOf(runtime: Runtime, command: string, program: Program): Promise<Report> {
  return JSON.parse(await runtime.run(command, program)) as Report;
}
