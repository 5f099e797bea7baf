import { isForm } from '../../../packages/webhook/src/signature/form.ts';
import type { Provider } from './contract.ts';
import type { Schema } from './schema/schema.ts';

/** Where the runtime finds one part of the event type: in a header, or at a path in the payload. */
export type EventTypeLookup = ({ readonly header: string } | { readonly path: readonly string[] }) & {
  readonly optional?: true;
};

/** The path to the list whose items are the events, if the event type is in its first item. */
export function batchPath({ webhook, events }: Provider): readonly string[] | undefined {
  if (isForm(webhook.delivery?.contentType)) return undefined;
  const [place] = webhook.eventType;
  const index = place?.in === 'payload' ? place.path.indexOf('0') : -1;
  const path = place?.path.slice(0, index);
  return index > 0 && path && events.some(({ payload }) => isListAt(payload, path)) ? path : undefined;
}

function isListAt(schema: Schema | undefined, [name, ...rest]: readonly string[]): boolean {
  if (typeof schema !== 'object') return false;
  if (name === undefined) return schema.items !== undefined || schema.type === 'array';
  const own = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
  return isListAt(own, rest) || (schema.allOf ?? []).some((part) => isListAt(part, [name, ...rest]));
}

/** The lookups of a provider, in the order of the parts. A part is optional if some event type does not have it. */
export function eventTypeLookups({ webhook, events }: Provider): EventTypeLookup[] {
  return webhook.eventType.map((expression, index) => ({
    ...(expression.in === 'header' ? { header: expression.path[0] ?? '' } : { path: expression.path }),
    ...(events.some(({ typeParts }) => typeParts[index] === undefined) && { optional: true as const }),
  }));
}
