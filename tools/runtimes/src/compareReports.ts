import type { Report } from './program/runCases.ts';

const MAX_PROBLEMS = 5;

/** The problems of a report: failed cases, and outcomes that differ from the report of the reference runtime. */
export function problemsOf(report: Report, reference: Report): readonly string[] {
  if (report.cases === 0) return ['there are no cases'];
  const problems = [...report.failures, ...differences(report.outcomes, reference.outcomes)];
  const rest = problems.length - MAX_PROBLEMS;
  return rest > 0 ? [...problems.slice(0, MAX_PROBLEMS), `and ${rest} more`] : problems;
}

function differences(outcomes: readonly string[], reference: readonly string[]): readonly string[] {
  const [here, there] = [new Set(outcomes), new Set(reference)];
  return [
    ...outcomes.filter((outcome) => !there.has(outcome)).map((outcome) => `only here: ${outcome}`),
    ...reference.filter((outcome) => !here.has(outcome)).map((outcome) => `not here: ${outcome}`),
  ];
}
