/** Compares the decimal numbers that JSON writes, because 143.48 / 0.01 is not an integer in binary. */
export function isMultipleOf(value: number, step: number): boolean {
  const [a, b] = [toFraction(value), toFraction(step)];
  return (a.numerator * b.denominator) % (b.numerator * a.denominator) === 0n;
}

function toFraction(value: number): { readonly numerator: bigint; readonly denominator: bigint } {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const [, decimals = ''] = mantissa.split('.');
  const power = Number(exponent) - decimals.length;
  return {
    numerator: BigInt(mantissa.replace('.', '')) * 10n ** BigInt(Math.max(0, power)),
    denominator: 10n ** BigInt(Math.max(0, -power)),
  };
}
