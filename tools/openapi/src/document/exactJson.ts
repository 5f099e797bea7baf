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
