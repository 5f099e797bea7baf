/**
 * The JSON text of a decimal number if a double cannot hold it: reading the number and printing it again gives another
 * one. Undefined for numbers that stay the same, such as 1.0 or 0.10, and for texts that are not decimal numbers.
 */
export function roundedNumber(source: string): string | undefined {
  const decimal = parseDecimal(source);
  if (!decimal) return undefined;
  const read = parseDecimal(String(Number(source)));
  return read && normalForm(read) === normalForm(decimal) ? undefined : jsonText(decimal);
}

interface Decimal {
  readonly sign: '' | '-';
  /** The digits before the point. */
  readonly integer: string;
  /** The digits after the point. */
  readonly fraction: string;
  /** Such as `+5`; empty if there is none. */
  readonly exponent: string;
}

function parseDecimal(text: string): Decimal | undefined {
  const [, sign, integer = '', fraction = '', exponent = ''] =
    /^([-+]?)(\d*)(?:\.(\d*))?(?:e([-+]?\d+))?$/i.exec(text) ?? [];
  if (integer === '' && fraction === '') return undefined;
  return { sign: sign === '-' ? '-' : '', integer, fraction, exponent };
}

/** Equal for all texts of one number. */
function normalForm({ sign, integer, fraction, exponent }: Decimal): string {
  const digits = `${integer}${fraction}`;
  const first = [...digits].findIndex((digit) => digit !== '0');
  if (first === -1) return '0';
  let last = digits.length;
  while (digits[last - 1] === '0') last -= 1;
  return `${sign}${digits.slice(first, last)}e${Number(exponent) - fraction.length + digits.length - last}`;
}

/** YAML allows a plus sign, leading zeros, and nothing before or after the point. JSON does not. */
function jsonText({ sign, integer, fraction, exponent }: Decimal): string {
  const whole = integer.replace(/^0+(?=\d)/, '') || '0';
  return `${sign}${whole}${fraction && `.${fraction}`}${exponent && `e${exponent}`}`;
}
