import type { Drift } from '../issues/issue.ts';
import { type EventValidator, eventValidator } from './eventValidator.ts';
import { driftMode, strictMode, type ValidationMode } from './mode.ts';

/**
 * Returns a strict copy of a validator, for senders and tests: it reports fields and enum members that the contract does
 * not know as issues.
 */
export function strict<Event, Type extends string>(
  validator: EventValidator<Event, Type>,
): EventValidator<Event, Type> {
  return withMode(validator, strictMode);
}

/**
 * Returns a copy of a validator that calls `onDrift` for each field and enum member that the contract does not know. The
 * copy accepts them, even if the given validator is strict.
 */
export function withDrift<Event, Type extends string>(
  validator: EventValidator<Event, Type>,
  onDrift: (drift: Drift) => void,
): EventValidator<Event, Type> {
  return withMode(validator, driftMode(onDrift));
}

function withMode<Event, Type extends string>(
  { type, is, rules, handlers }: EventValidator<Event, Type>,
  mode: ValidationMode,
): EventValidator<Event, Type> {
  return eventValidator(type, is, rules, handlers, mode);
}
