/** A row of the data. Empty cells at its end are left out, apart from its first cell. */
export type Row = readonly unknown[];

export function row(first: unknown, ...others: readonly unknown[]): Row {
  const last = others.findLastIndex((cell) => cell !== 0 && cell !== '' && !(Array.isArray(cell) && cell.length === 0));
  return [first, ...others.slice(0, last + 1)];
}
