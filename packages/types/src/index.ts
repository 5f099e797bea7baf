import { eventTypes, providers, type UnknownEventMap, type WebhookEventMap } from './gen/index.ts';

export type { UnknownEventType } from './unknownEventType.ts';
export type { WebhookEventMap };
export { eventTypes, providers };

/** The name of a known provider, which is also its subpath in this package. */
export type Provider = keyof WebhookEventMap;

/** The event types of one provider, or of all providers. */
export type EventType<P extends Provider = Provider> = { [Name in P]: keyof WebhookEventMap[Name] }[P];

/** The event with a provider and an event type, any event of a provider, or any event. */
export type WebhookEvent<P extends Provider = Provider, Type extends EventType<P> = EventType<P>> = {
  [Name in P]: WebhookEventMap[Name][Type & keyof WebhookEventMap[Name]];
}[P];

/** An event with an event type that these types do not know. */
export type UnknownEvent<P extends Provider = Provider> = UnknownEventMap[P];

/** Returns whether these types know a provider. */
export function isKnownProvider(provider: unknown): provider is Provider {
  return (providers as readonly unknown[]).includes(provider);
}

/** Returns whether these types know an event type of a provider. */
export function isKnownEventType<P extends Provider>(provider: P, type: unknown): type is EventType<P> {
  return isKnownProvider(provider) && (eventTypes[provider] as readonly unknown[]).includes(type);
}
