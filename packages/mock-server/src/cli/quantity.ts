const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A number with at most one decimal place, and commas between thousands. */
export function numberText(value: number): string {
  return NUMBER.format(value);
}

/** Milliseconds with three digits or more: `0.42 ms`, `12.3 ms`, `1.50 s`. */
export function millisecondsText(milliseconds: number): string {
  const [value, unit] = milliseconds < 1000 ? [milliseconds, 'ms'] : [milliseconds / 1000, 's'];
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`;
}
