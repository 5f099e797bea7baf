import { isMapping, isRawNumber, withExactNumbers } from '@hookbook/contract/data';
import { exactNumbers } from '@hookbook/spec-reader/spec/exactNumbers';
import type { OpenapiNode } from './node.ts';

/** Node has these since version 21; the libraries of TypeScript do not declare them yet. */
const RAW_JSON = JSON as unknown as {
  readonly rawJSON: (text: string) => object;
  readonly parse: (
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ) => unknown;
};

/** A value as JSON. An integer that a double rounds is a `bigint`, and keeps its digits. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? RAW_JSON.rawJSON(String(member)) : member));
}

/** The same value again. */
export function parseJson(text: string): unknown {
  return RAW_JSON.parse(text, (_, value, { source = '' }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? BigInt(source) : value,
  );
}

/** The value of a node with the digits of its integers: those that a double rounds are `bigint`s. */
export function exactValue(node: OpenapiNode): unknown {
  const numbers = exactNumbers(node);
  return numbers ? withBigints(withExactNumbers(node.value, numbers)) : node.value;
}

function withBigints(value: unknown): unknown {
  if (isRawNumber(value)) return /^-?\d+$/.test(value.rawJSON) ? BigInt(value.rawJSON) : Number(value.rawJSON);
  if (Array.isArray(value)) return value.map(withBigints);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withBigints(member)]));
}
