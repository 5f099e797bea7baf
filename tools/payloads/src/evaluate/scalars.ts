import { isSubset, type SchemaObject, typeNames, typeOfValue, typeSet } from '@hookbook/contract/schema';
import type { Annotations, Evaluation } from './evaluation.ts';

/** `type`, `const`, and the keywords about numbers and strings. */
export function acceptsScalar(
  schema: SchemaObject,
  value: unknown,
  annotations: Annotations | undefined,
  evaluation: Evaluation,
): boolean {
  const types = typeNames(schema);
  if (types && !isSubset(typeOfValue(value), typeSet(types))) return false;
  if ('const' in schema && !equalValues(schema.const, value)) return false;
  if (schema.format !== undefined && !evaluation.hasFormat(schema.format, value)) return false;
  if (typeof value === 'number') return acceptsNumber(schema, value);
  return typeof value !== 'string' || acceptsText(schema, value, annotations, evaluation);
}

/** `enum`. To be asked last, because it can be long. */
export function isListed({ enum: members }: SchemaObject, value: unknown): boolean {
  return members === undefined || members.some((member) => equalValues(member, value));
}

function acceptsNumber(schema: SchemaObject, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const { multipleOf } = schema;
  const isMultiple = multipleOf === undefined || isMultipleOf(value, multipleOf);
  return value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum && isMultiple;
}

function acceptsText(
  schema: SchemaObject,
  text: string,
  annotations: Annotations | undefined,
  { matchesPattern }: Evaluation,
): boolean {
  const { minLength = 0, maxLength = Infinity, pattern, 'x-extensible-enum': known } = schema;
  if (annotations && known && !known.includes(text)) annotations.hasDrift = true;
  if (text.length < minLength || (pattern !== undefined && !matchesPattern(pattern, text))) return false;
  if (minLength === 0 && text.length <= maxLength) return true;
  const length = [...text].length;
  return length >= minLength && length <= maxLength;
}

/** Whether two JSON values are equal, whatever the order of their members. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  return Object.entries(a).every(([name, member]) => Object.hasOwn(b, name) && equalValues(member, b[name as never]));
}

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
