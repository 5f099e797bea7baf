/** Exact in decimal: 0.3 is a multiple of 0.1, although no binary fraction is. */
export function multipleOf(value: number, step: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  const a = decimal(value);
  const b = decimal(step);
  const places = Math.max(a.places, b.places);
  return scale(a, places) % scale(b, places) === 0n;
}

interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** 12.5 is 125 with one place; 3e20 is 3 with -20 places. */
function decimal(value: number): Decimal {
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return { digits: BigInt(digits.replace('.', '')), places: digits.replace(/^-?\d\.?/, '').length - Number(exponent) };
}

function scale({ digits, places }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - places);
}
