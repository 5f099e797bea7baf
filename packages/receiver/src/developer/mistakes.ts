/** What to change in the code that uses a receiver, by a short name. */
const MISTAKES = {
  on: () => 'Pass `on`: an object with a handler for each event type.',
  handler: (type) => `The handler of ${JSON.stringify(type)} is not a function.`,
  answer: () => "`answer` must be 'after' or 'first'.",
  number: (name, value, max) => `\`${name}\` must be a number from 1 to ${max}, not ${value}.`,
  park: () => 'Pass an `inbox`: invalid deliveries are parked in it.',
  unsigned: () => 'Pass either `secret` or `unsigned`: a secret verifies every request.',
  'no scheme': (provider) =>
    `The contract does not say how ${provider} signs. Pass its \`scheme\`, or \`unsigned: true\` if nothing is signed.`,
  scheme: () => 'The `scheme` must be one of `schemeOf`, such as schemeOf(PRESETS.github).',
  body: (type) => `The body must be a Uint8Array with the raw bytes, not ${type}.`,
  consumed: () =>
    'The body of the request was read before. Give the request to the receiver first: it needs the raw bytes, and not what request.json() or request.text() return.',
} satisfies Readonly<Record<string, (...values: readonly unknown[]) => string>>;

// Declared here, so that this compiles without the types of Node. Bundlers replace the expression.
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** The text of a mistake. Its name is enough in production, for which bundlers leave the texts out. */
export function mistakeText(mistake: keyof typeof MISTAKES, ...values: readonly unknown[]): string {
  try {
    if (process.env.NODE_ENV !== 'production')
      return (MISTAKES[mistake] as (...values: readonly unknown[]) => string)(...values);
  } catch {
    // Some runtimes have no `process`.
  }
  return `@hookbook/receiver: ${[mistake, ...values].join(' ')}`;
}

/** Throws a `TypeError` for a mistake. */
export function ensure(
  isRight: unknown,
  mistake: keyof typeof MISTAKES,
  ...values: readonly unknown[]
): asserts isRight {
  if (!isRight) throw new TypeError(mistakeText(mistake, ...values));
}
