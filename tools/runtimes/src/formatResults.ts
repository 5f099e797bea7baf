import { formatTable } from '@hookbook/testkit/formatTable';

/** How one runtime did. */
export interface RuntimeResult {
  readonly runtime: string;
  readonly version: string;
  readonly cases: number;
  readonly parses: number;
  readonly problems: readonly string[];
}

const HEAD = ['runtime', 'version', 'cases', 'parses', 'result'];

/** Formats the results as a table, with the problems below. */
export function formatResults(results: readonly RuntimeResult[]): string {
  const problems = results.flatMap(({ runtime, problems }) => problems.map((problem) => `${runtime}: ${problem}`));
  const table = formatTable([HEAD, ...results.map(cellsOf)]);
  return [table, ...(problems.length > 0 ? ['', ...problems] : [])].join('\n');
}

function cellsOf({ runtime, version, cases, parses, problems }: RuntimeResult): readonly string[] {
  return [runtime, version, String(cases), String(parses), problems.length > 0 ? '✗ failed' : '✓ passed'];
}
