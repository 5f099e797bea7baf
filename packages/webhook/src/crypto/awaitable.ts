/** `node:crypto` answers at once, and Web Crypto with promises. Waiting for what is there already would cost more than an HMAC. */
export type Awaitable<Value> = Value | Promise<Value>;

export function andThen<Value, Result>(
  value: Awaitable<Value>,
  next: (value: Value) => Awaitable<Result>,
): Awaitable<Result> {
  return isPending(value) ? value.then(next) : next(value);
}

/** Whether a value has to be waited for. The promises of Web Crypto are no `instanceof Promise` in Jest. */
export function isPending<Value>(value: Awaitable<Value>): value is Promise<Value> {
  return typeof (value as Partial<Promise<Value>> | null | undefined)?.then === 'function';
}
