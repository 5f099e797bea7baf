import type { Event, Provider } from '@hookbook/contract';
import type { Change } from './change.ts';
import { both, changeOf, pairsOf } from './located.ts';

/** An event that another provider sends now: the event on both sides, and that provider. */
export interface MovedEvent {
  readonly before: Event;
  readonly after: Event;
  readonly to: string;
}

export function movedEvents(
  kept: readonly (readonly [Provider, Provider])[],
  added: readonly Provider[],
): readonly MovedEvent[] {
  const differences = kept.map(([before, after]) => ({
    name: after.name,
    ...pairsOf(before.events, after.events, ({ type }) => type),
  }));
  const arrivals = [
    ...differences.map(({ name, onlyHead }) => ({ name, events: onlyHead })),
    ...added.map(({ name, events }) => ({ name, events })),
  ];
  return differences.flatMap(({ name, onlyBase }) =>
    onlyBase.flatMap((before) => {
      const others = arrivals.filter((arrival) => arrival.name !== name);
      for (const { name: to, events } of others) {
        const after = events.find(({ type }) => type === before.type);
        if (after) return [{ before, after, to }];
      }
      return [];
    }),
  );
}

interface EventSetContext {
  readonly base: Provider;
  readonly head: Provider;
  readonly moved: readonly MovedEvent[];
}

/** Events of one side only. One that has the place of another has another type now. */
export function eventSetChanges(
  gone: readonly Event[],
  added: readonly Event[],
  { base, head, moved }: EventSetContext,
): readonly Change[] {
  const provider = head.name;
  const movedAway = new Map(moved.map((event) => [event.before, event]));
  const arrived = new Set(moved.map(({ after }) => after));
  const replacements = new Map(
    gone.flatMap((before) => {
      const after = added.find((event) => placeOf(event, head) === placeOf(before, base));
      return after && !movedAway.has(before) ? [[before, after] as const] : [];
    }),
  );
  const replacing = new Set(replacements.values());
  const goneChange = (before: Event): Change => {
    const breaking = { ...both('breaking'), event: before.type };
    const other = movedAway.get(before);
    const after = other?.after ?? replacements.get(before);
    const change = other
      ? ({ rule: 'event-moved', message: `The event moved to the provider "${other.to}".` } as const)
      : after
        ? ({ rule: 'event-type-changed', message: `The event type changed to "${after.type}".` } as const)
        : ({ rule: 'event-removed', message: 'The event was removed.' } as const);
    return changeOf({ ...change, ...breaking }, provider, [before, after]);
  };
  const addedChange = (event: Event): Change =>
    changeOf(
      { rule: 'event-added', ...both('compatible'), event: event.type, message: 'The event was added.' },
      provider,
      [undefined, event],
    );
  return [
    ...gone.map(goneChange),
    ...added.filter((event) => !replacing.has(event) && !arrived.has(event)).map(addedChange),
  ];
}

/** Where an event is written. The files of the two providers, which may be whole documents, may have other names. */
function placeOf({ source }: Event, provider: Provider): string {
  return `${source.file === provider.source.file ? '' : source.file} ${source.pointer}`;
}
