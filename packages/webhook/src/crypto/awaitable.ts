/** `node:crypto` answers at once, and Web Crypto with promises. Waiting for what is there already would cost more than an HMAC. */
export type Awaitable<Value> = Value | Promise<Value>;

export function andThen<Value, Result>(
  value: Awaitable<Value>,
  next: (value: Value) => Awaitable<Result>,
): Awaitable<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
