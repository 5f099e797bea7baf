import { escapeName } from './shape/anchor.ts';
import type { EventEntry, ProviderEntry } from './site.ts';

/** Events about the same subject. */
export interface EventGroup {
  readonly name: string;
  /** Unique on the page of the provider, safe in an attribute and in a fragment. */
  readonly id: string;
  readonly events: readonly EventEntry[];
}

/** A list of more events is hard to survey. */
const MAX_UNGROUPED = 40;

/** The events by their first tag if all have one, else by the first part of their type. None if that makes no difference. */
export function eventGroups(events: readonly EventEntry[]): readonly EventGroup[] {
  if (events.length <= MAX_UNGROUPED) return [];
  const areTagged = events.every(({ event }) => event.tags.length > 0);
  const groups = new Map<string, EventEntry[]>();
  for (const entry of events) {
    const { type, tags } = entry.event;
    const name = (areTagged ? tags[0]?.name : undefined) ?? firstPart(type);
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  if (groups.size < 2 || groups.size === events.length) return [];
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  const list = events[0]?.isCommand ? 'commands' : 'events';
  return sorted.map(([name, members]) => ({ name, id: `${list}.${escapeName(name)}`, events: members }));
}

/** Above this, the home page lists groups of events instead of events. */
const MAX_ON_HOME = 150;

export function hasManyEvents(providers: readonly ProviderEntry[]): boolean {
  return providers.reduce((count, { events }) => count + events.length, 0) > MAX_ON_HOME;
}

/** `user` of `user.created`, and `ALERT` of `ALERT_CLOSED`. */
function firstPart(type: string): string {
  return /^[^\s._:/-]+/.exec(type)?.[0] ?? type;
}
