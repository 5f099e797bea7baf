/** The value of a JSON text; `undefined` if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether JavaScript keeps the exact number: no integer beyond 2^53, no digit lost, no overflow. */
export function isLossless(literal: string): boolean {
  const value = Number(literal);
  if (!/[.e]/i.test(literal)) return Number.isSafeInteger(value);
  const digits = significantDigits(literal);
  // `toPrecision` is limited to 100 digits, which is more than any payload needs.
  return digits.length < 101 && digits === significantDigits(value.toPrecision(digits.length || 1));
}

/** The digits from the first to the last that is not 0. */
function significantDigits(literal: string): string {
  const mantissa = literal.slice(0, 400).replace(/\.|e.*/gi, '');
  return /[1-9](?:\d*[1-9])?/.exec(mantissa)?.[0] ?? '';
}
