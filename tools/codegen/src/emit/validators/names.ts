import type { Event } from '@hookbook/contract';

/** What a provider's module exports for one event. */
export interface EventNames {
  /** `isUserCreatedEvent` */
  readonly guard: string;
  /** `userCreatedEvent` */
  readonly validator: string;
}

/** Functions that every provider's module exports. */
const TAKEN = ['parseEvent', 'safeParseEvent'];

/** An event called `parse` or `is.user` would take the name of something else: it gets the ending `Validator`. */
export function eventNames(events: readonly Event[]): ReadonlyMap<Event, EventNames> {
  const guards = new Set(events.map(guardName));
  const taken = new Set([...TAKEN, ...guards]);
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
