import type { Report } from './program/program.ts';

/** What is wrong with a report: what was not as expected, and what differs from the report of another runtime. */
export function problemsOf(report: Report, reference: Report): readonly string[] {
  const few = [...report.wrong, ...differences(report, reference)];
  if (report.cases === 0) return ['there are no cases'];
  return few.length > SHOWN ? [...few.slice(0, SHOWN), `and ${few.length - SHOWN} more`] : few;
}

const SHOWN = 5;

function differences({ said }: Report, { said: wanted }: Report): readonly string[] {
  const [here, there] = [new Set(said), new Set(wanted)];
  return [
    ...said.filter((each) => !there.has(each)).map((each) => `only here: ${each}`),
    ...wanted.filter((each) => !here.has(each)).map((each) => `not here: ${each}`),
  ];
}
