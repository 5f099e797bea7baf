import type { Provider } from '@hookbook/contract';

/** A place of the event type, as the runtime reads it. */
export type RuntimePlace = ({ readonly header: string } | { readonly path: readonly string[] }) & {
  readonly optional?: true;
};

/** Where the parts of the event type stand. A part is optional where some event does without it. */
export function placesOf({ webhook, events }: Provider): RuntimePlace[] {
  return webhook.eventType.map((place, index) => ({
    ...(place.in === 'header' ? { header: place.path[0] ?? '' } : { path: place.path }),
    ...(events.some(({ typeParts }) => typeParts[index] === undefined) && { optional: true as const }),
  }));
}
