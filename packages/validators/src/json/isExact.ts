/** Whether JavaScript's number is the one that was written: no integer beyond 2^53, no digit lost, no overflow. */
export function isExact(literal: string): boolean {
  const value = Number(literal);
  if (!/[.e]/i.test(literal)) return Number.isSafeInteger(value);
  const digits = significantDigits(literal);
  // Nobody writes more digits than `toPrecision` can give.
  return digits.length < 101 && digits === significantDigits(value.toPrecision(digits.length || 1));
}

/** From the first digit that is not 0 to the last. */
function significantDigits(literal: string): string {
  const mantissa = literal.slice(0, 400).replace(/\.|e.*/gi, '');
  return /[1-9](?:\d*[1-9])?/.exec(mantissa)?.[0] ?? '';
}
