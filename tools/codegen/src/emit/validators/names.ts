import type { Event } from '@hookbook/contract';

/** The names that a provider's module exports for one event. */
export interface EventNames {
  /** `isUserCreatedEvent` */
  readonly guard: string;
  /** `userCreatedEvent` */
  readonly validator: string;
}

/** Functions that every provider's module exports. */
const PARSERS = ['parseEvent', 'safeParseEvent'];

/** A validator gets the suffix `Validator` if a parser or a guard has its name: those of `parse` and `is.user`. */
export function eventNames(events: readonly Event[]): ReadonlyMap<Event, EventNames> {
  const taken = new Set([...PARSERS, ...events.map(guardName)]);
  return new Map(
    events.map((event) => {
      const name = event.typeName.charAt(0).toLowerCase() + event.typeName.slice(1);
      return [event, { guard: guardName(event), validator: taken.has(name) ? `${name}Validator` : name }];
    }),
  );
}

function guardName({ typeName }: Event): string {
  return `is${typeName}`;
}
