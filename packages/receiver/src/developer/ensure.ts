/** Throws a `TypeError` for what the developer has to change. */
export function ensure(isRight: unknown, message: string): asserts isRight {
  if (!isRight) throw new TypeError(message);
}
