import type { Event } from '@hookbook/contract';
import { groupBy } from './groupBy.ts';

/** Every page has the list, so it must not grow with the provider. */
const NEAREST = 4;

/**
 * The events with the same first tag that are nearest to an event, as events are sorted by type. Those right before and after
 * it have links of their own.
 */
export function relatedEvents(events: readonly Event[]): (event: Event) => readonly Event[] {
  const indexes = new Map(events.map((event, index) => [event, index]));
  const groups = groupBy(events, ({ tags }) => tags[0]?.name);
  const places = new Map([...groups.values()].flatMap((group) => group.map((event, place) => [event, place] as const)));
  return (event) => {
    const tag = event.tags[0]?.name;
    const place = places.get(event) ?? 0;
    const index = indexes.get(event) ?? 0;
    const near =
      tag === undefined ? [] : (groups.get(tag) ?? []).slice(Math.max(0, place - NEAREST), place + NEAREST + 1);
    return near.filter((other) => Math.abs((indexes.get(other) ?? 0) - index) > 1);
  };
}
