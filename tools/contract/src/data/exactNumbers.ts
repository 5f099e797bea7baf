import { toPointer } from './pointer.ts';

/** The texts of numbers that a double rounds, by the JSON pointer of each number in a value. */
export type ExactNumbers = Readonly<Record<string, string>>;

/** A number as text, which `JSON.stringify` prints as it is. */
export interface RawNumber {
  readonly rawJSON: string;
}

/** Node has these functions since version 21; the libraries of TypeScript do not declare them yet. */
const RAW_JSON = JSON as unknown as {
  readonly rawJSON: (text: string) => RawNumber;
  readonly isRawJSON: (value: unknown) => value is RawNumber;
};

export function isRawNumber(value: unknown): value is RawNumber {
  return RAW_JSON.isRawJSON(value);
}

/** A copy of a value to print, whose numbers have the digits that are written in the spec. */
export function withExactNumbers(
  value: unknown,
  numbers: ExactNumbers | undefined,
  path: readonly string[] = [],
): unknown {
  if (!numbers || Object.keys(numbers).length === 0) return value;
  if (typeof value === 'number') {
    const pointer = toPointer(path);
    const text = Object.hasOwn(numbers, pointer) ? numbers[pointer] : undefined;
    return text === undefined ? value : RAW_JSON.rawJSON(text);
  }
  if (Array.isArray(value))
    return value.map((item, index) => withExactNumbers(item, numbers, [...path, String(index)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withExactNumbers(member, numbers, [...path, key])]),
  );
}
