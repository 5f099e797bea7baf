import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import { type Message, valueAt } from './runtimeExpression.ts';

/** The type of the event in a message; undefined if the contract has none with these values. */
export function eventTypeIn({ webhook, events }: Provider, message: Message): string | undefined {
  const values = webhook.eventType.map((expression) => valueAt(message, expression));
  const isOf = ({ typeParts }: ProviderEvent) =>
    typeParts.some((part) => part !== undefined) &&
    typeParts.every((part, index) => part === undefined || part === values[index]);
  const found = events.filter(isOf);
  // An event that names more of the values is more specific.
  const [best] = found.sort((a, b) => countOf(b) - countOf(a));
  return best?.type;
}

function countOf({ typeParts }: ProviderEvent): number {
  return typeParts.filter((part) => part !== undefined).length;
}
