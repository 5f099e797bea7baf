/**
 * What consumers write, as the compiler sees it: this file is type-checked and never run. Each `@ts-expect-error` is a
 * mistake that must not compile.
 */
import type { Chain, DynamicEvent, DynamicEventMap, DynamicEventType, User, Wallet } from '../src/gen/dynamic.ts';
import * as dynamic from '../src/gen/dynamic.ts';
import type * as platform from '../src/gen/platform.ts';
import { type EventType, type eventTypes, isKnownEventType, isKnownProvider, type Provider, type UnknownEvent, type UnknownEventType, type WebhookEvent } from '../src/index.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const yes = <_ extends true>(): void => {};

// Narrowing

export function exhaustive(event: platform.PlatformEvent): string | undefined {
  switch (event.type) {
    case 'project.created':
      return event.data.name;
    case 'project.updated':
      return event.data.project_id;
    case 'user.created':
      return event.data.email;
    case 'user.deleted':
    case 'user.updated':
      return event.data.user_id;
    default: {
      const none: never = event;
      return none;
    }
  }
}

export function forgotten(event: platform.PlatformEvent): undefined {
  switch (event.type) {
    case 'project.created':
    case 'project.updated':
    case 'user.created':
    case 'user.deleted':
      return undefined;
    default: {
      // @ts-expect-error user.updated is left over
      const none: never = event;
      return none;
    }
  }
}

export function withUnknown(event: platform.PlatformEvent | platform.UnknownEvent): string | undefined {
  switch (event.type) {
    case 'user.created': {
      const known: platform.UserCreatedEvent = event;
      return known.data.email;
    }
    case 'project.created':
    case 'project.updated':
    case 'user.deleted':
    case 'user.updated':
      return event.id;
    // @ts-expect-error no such event type
    case 'user.craeted':
      return undefined;
    default: {
      const unknown: platform.UnknownEvent = event;
      const type: string = unknown.type;
      return type === 'user.renamed' ? String(unknown.data.name) : unknown.id;
    }
  }
}

export function byIf(event: DynamicEvent | dynamic.UnknownEvent): void {
  if (event.eventName === 'wallet.linked') {
    yes<Equal<typeof event, dynamic.WalletLinkedEvent>>();
    // @ts-expect-error a wallet has no such member
    event.data.publickey;
  }
}

export function byGuard(event: DynamicEvent | dynamic.UnknownEvent): void {
  const { eventName } = event;
  if (dynamic.isKnownEventType(eventName)) yes<Equal<typeof eventName, DynamicEventType>>();
  else yes<Equal<typeof eventName, UnknownEventType>>();
}

export const fromOutside = (type: string): DynamicEventType | undefined =>
  isKnownEventType('dynamic', type) ? type : undefined;

export const fromProvider = (provider: string): Provider | undefined =>
  isKnownProvider(provider) ? provider : undefined;

// From the event type to the event

yes<Equal<dynamic.EventOf<'user.created'>, dynamic.UserCreatedEvent>>();
yes<Equal<WebhookEvent<'dynamic', 'user.created'>, dynamic.UserCreatedEvent>>();
yes<Equal<WebhookEvent<'dynamic'>, DynamicEvent>>();
yes<Equal<DynamicEvent, DynamicEventMap[DynamicEventType]>>();
yes<Equal<EventType<'platform'>, platform.PlatformEventType>>();
yes<Equal<UnknownEvent<'platform'>, platform.UnknownEvent>>();
yes<Equal<(typeof eventTypes)['dynamic'], readonly DynamicEventType[]>>();
yes<WebhookEvent<'dynamic' | 'platform', 'user.created'> extends WebhookEvent ? true : false>();

// @ts-expect-error no such event type
export type NoEvent = dynamic.EventOf<'user.craeted'>;
// @ts-expect-error an event type of another provider
export type OtherEvent = WebhookEvent<'platform', 'wallet.linked'>;
// @ts-expect-error no such provider
export type NoProvider = WebhookEvent<'dinamic'>;

export const handlers: { [Type in DynamicEventType]?: (event: dynamic.EventOf<Type>) => unknown } = {
  'user.created': ({ data }) => data.email,
  'wallet.linked': ({ data }) => data.chain,
  // @ts-expect-error no such event type
  'wallet.lnked': () => 0,
};

export function dispatch<Type extends DynamicEventType>(type: Type, event: dynamic.EventOf<Type>): void {
  handlers[type]?.(event);
}
export const dispatched = (event: DynamicEvent): void => dispatch(event.eventName, event);

// @ts-expect-error the list cannot be changed
dynamic.eventTypes.push('ping');

// Values

export const created: platform.UserCreatedEvent = {
  id: 'evt_1',
  type: 'user.created',
  created_at: '2023-01-01T12:00:00Z',
  data: { email: 'user@example.com' },
};

const fromElsewhere = { ...created, added_later: true, data: { email: 'user@example.com', added_later: 1 } };
export const tolerant: platform.UserCreatedEvent = fromElsewhere;

// @ts-expect-error a member that an event always has
export const incomplete: platform.UserCreatedEvent = { id: 'evt_1', type: 'user.created', data: {} };

// @ts-expect-error an absent member is absent, not undefined
export const notAbsent: User = { id: '1', projectEnvironmentId: '1', email: undefined };

export const misspelt: platform.UserCreatedEvent = {
  ...created,
  // @ts-expect-error a user has no such member
  data: { emial: 'user@example.com' },
};

export const known: Chain = 'ETH';
export const newer: Chain = 'DOGE';
// @ts-expect-error an extensible enum takes any string, and nothing else
export const noChain: Chain = 1;

// What is passed on

export const envelope: platform.Envelope = created;
export const columns: Record<string, unknown> = created.data;
export const wholeEvent: Record<string, unknown> = { ...created };
export const walletColumns = (wallet: Wallet): Record<string, unknown> => wallet;

export const unknownEvent: platform.UnknownEvent = { ...created, type: 'user.renamed' as UnknownEventType };
// @ts-expect-error a known event is none of the unknown ones
export const notUnknown: platform.UnknownEvent = created;
