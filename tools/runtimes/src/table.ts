/** How one runtime did. */
export interface Row {
  readonly runtime: string;
  readonly version: string;
  readonly cases: number;
  readonly reads: number;
  readonly problems: readonly string[];
}

const HEAD = ['runtime', 'version', 'cases', 'reads', 'result'];

/** The rows as a table for people, the problems below. */
export function tableText(rows: readonly Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const problems = rows.flatMap(({ runtime, problems }) => problems.map((each) => `${runtime}: ${each}`));
  return [...lines, ...(problems.length > 0 ? ['', ...problems] : [])].join('\n');
}

function cellsOf({ runtime, version, cases, reads, problems }: Row): readonly string[] {
  return [runtime, version, String(cases), String(reads), problems.length > 0 ? '✗ failed' : '✓ passed'];
}
