import { eventTypes, providers, type UnknownEventMap, type WebhookEventMap } from './gen/index.ts';

export type { UnknownEventType } from './unknownEventType.ts';
export type { WebhookEventMap };
export { eventTypes, providers };

/** The providers that these types know: the subpaths of this package. */
export type Provider = keyof WebhookEventMap;

/** The event types of a provider, or of all providers. */
export type EventType<From extends Provider = Provider> = { [Each in From]: keyof WebhookEventMap[Each] }[From];

/** An event by its provider and its event type; any event of a provider; any event at all. */
export type WebhookEvent<From extends Provider = Provider, Type extends EventType<From> = EventType<From>> = {
  [Each in From]: WebhookEventMap[Each][Type & keyof WebhookEventMap[Each]];
}[From];

/** An event of a type that these types do not know. */
export type UnknownEvent<From extends Provider = Provider> = UnknownEventMap[From];

/** Whether these types know a provider. */
export function isKnownProvider(provider: unknown): provider is Provider {
  return (providers as readonly unknown[]).includes(provider);
}

/** Whether these types know an event type of a provider. */
export function isKnownEventType<From extends Provider>(provider: From, type: unknown): type is EventType<From> {
  return isKnownProvider(provider) && (eventTypes[provider] as readonly unknown[]).includes(type);
}
