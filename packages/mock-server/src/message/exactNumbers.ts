import { escapeToken } from './pointer.ts';

/** The texts of numbers that a double rounds, by the JSON pointer of each number in a payload. */
export type ExactNumbers = Readonly<Record<string, string>>;

/** Like `JSON.stringify`, but numbers that still have the value of their text are printed as that text. */
export function stringifyExactly(value: unknown, numbers: ExactNumbers, pointer = ''): string | undefined {
  const text = Object.hasOwn(numbers, pointer) ? numbers[pointer] : undefined;
  if (text !== undefined && Object.is(Number(text), value)) return text;
  if (!Object.keys(numbers).some((other) => other.startsWith(`${pointer}/`))) return JSON.stringify(value);
  const textOf = (key: string, member: unknown) => stringifyExactly(member, numbers, `${pointer}/${escapeToken(key)}`);
  if (Array.isArray(value)) return `[${value.map((item, index) => textOf(String(index), item) ?? 'null').join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).flatMap(([key, member]) => {
    const memberText = textOf(key, member);
    return memberText === undefined ? [] : [`${JSON.stringify(key)}:${memberText}`];
  });
  return `{${members.join(',')}}`;
}

/** The numbers that are not at these pointers or inside the values there. */
export function withoutNumbersAt(numbers: ExactNumbers, pointers: readonly string[]): ExactNumbers {
  const isSet = (pointer: string) => pointers.some((other) => pointer === other || pointer.startsWith(`${other}/`));
  return Object.fromEntries(Object.entries(numbers).filter(([pointer]) => !isSet(pointer)));
}
