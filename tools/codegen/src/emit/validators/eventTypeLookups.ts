import type { Provider } from '@hookbook/contract';

/** Where the runtime finds one part of the event type: in a header, or at a path in the payload. */
export type EventTypeLookup = ({ readonly header: string } | { readonly path: readonly string[] }) & {
  readonly optional?: true;
};

/** The lookups of a provider, in the order of the parts. A part is optional if some event type does not have it. */
export function eventTypeLookups({ webhook, events }: Provider): EventTypeLookup[] {
  return webhook.eventType.map((expression, index) => ({
    ...(expression.in === 'header' ? { header: expression.path[0] ?? '' } : { path: expression.path }),
    ...(events.some(({ typeParts }) => typeParts[index] === undefined) && { optional: true as const }),
  }));
}
