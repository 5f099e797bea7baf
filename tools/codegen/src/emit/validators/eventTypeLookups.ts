import type { Provider } from '@hookbook/contract';

/** A place of the event type, as the runtime reads it. */
export type EventTypeLookup = ({ readonly header: string } | { readonly path: readonly string[] }) & {
  readonly optional?: true;
};

/** Where the parts of the event type stand. A part is optional where some event does without it. */
export function eventTypeLookups({ webhook, events }: Provider): EventTypeLookup[] {
  return webhook.eventType.map((place, index) => ({
    ...(place.in === 'header' ? { header: place.path[0] ?? '' } : { path: place.path }),
    ...(events.some(({ typeParts }) => typeParts[index] === undefined) && { optional: true as const }),
  }));
}
