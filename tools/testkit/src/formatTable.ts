export interface TableOptions {
  /** A line above the rows, which are indented below it. */
  readonly title?: string;
  /** How to align every column but the first. */
  readonly alignment?: 'left' | 'right';
}

/** Formats rows of equal length as aligned columns of text. */
export function formatTable(
  rows: readonly (readonly string[])[],
  { title, alignment = 'left' }: TableOptions = {},
): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const indent = title === undefined ? '' : '  ';
  const lines = rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column > 0 && alignment === 'right' ? cell.padStart(width) : cell.padEnd(width);
    });
    return (indent + cells.join('  ')).trimEnd();
  });
  return [...(title === undefined ? [] : [title]), ...lines].join('\n');
}
