import { formatTable } from '@hookbook/testkit/formatTable';

/** How one runtime did. */
export interface RuntimeResult {
  readonly runtime: string;
  readonly version: string;
  readonly cases: number;
  readonly deliveries: number;
  readonly parses: number;
  readonly problems: readonly string[];
}

const HEAD = ['runtime', 'version', 'cases', 'parses', 'deliveries', 'result'];

/** Formats the results as a table, with the problems below. */
export function formatResults(results: readonly RuntimeResult[]): string {
  const problems = results.flatMap(({ runtime, problems }) => problems.map((problem) => `${runtime}: ${problem}`));
  const table = formatTable([HEAD, ...results.map(cellsOf)]);
  return [table, ...(problems.length > 0 ? ['', ...problems] : [])].join('\n');
}

function cellsOf({ runtime, version, cases, parses, deliveries, problems }: RuntimeResult): readonly string[] {
  return [
    runtime,
    version,
    String(cases),
    String(parses),
    String(deliveries),
    problems.length > 0 ? '✗ failed' : '✓ passed',
  ];
}
