import type { EventValidator } from '../validator/eventValidator.ts';

/** Looked up in constant time, however many events there are. */
export function byType(validators: readonly EventValidator<unknown>[]): ReadonlyMap<string, EventValidator<unknown>> {
  return new Map(validators.map((validator) => [validator.type, validator]));
}
