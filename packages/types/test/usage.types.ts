/**
 * Code as consumers write it. It is type-checked and never run. Each `@ts-expect-error` marks a mistake that must not
 * compile.
 */
import type { Chain, DynamicEvent, DynamicEventMap, DynamicEventType, User, Wallet } from '../src/gen/dynamic.ts';
import * as dynamic from '../src/gen/dynamic.ts';
import type * as platform from '../src/gen/platform.ts';
import {
  type EventType,
  type eventTypes,
  isKnownEventType,
  isKnownProvider,
  type Provider,
  type UnknownEvent,
  type UnknownEventType,
  type WebhookEvent,
} from '../src/index.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const assertType = <_ extends true>(): void => {};

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

export function incompleteSwitch(event: platform.PlatformEvent): undefined {
  switch (event.type) {
    case 'project.created':
    case 'project.updated':
    case 'user.created':
    case 'user.deleted':
      return undefined;
    default: {
      // @ts-expect-error user.updated is not handled
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
    assertType<Equal<typeof event, dynamic.WalletLinkedEvent>>();
    // @ts-expect-error a wallet has no such member
    event.data.publickey;
  }
}

export function byGuard(event: DynamicEvent | dynamic.UnknownEvent): void {
  const { eventName } = event;
  if (dynamic.isKnownEventType(eventName)) assertType<Equal<typeof eventName, DynamicEventType>>();
  else assertType<Equal<typeof eventName, UnknownEventType>>();
}

export const parseEventType = (type: string): DynamicEventType | undefined =>
  isKnownEventType('dynamic', type) ? type : undefined;

export const parseProvider = (provider: string): Provider | undefined =>
  isKnownProvider(provider) ? provider : undefined;

// From the event type to the event

assertType<Equal<dynamic.EventOf<'user.created'>, dynamic.UserCreatedEvent>>();
assertType<Equal<WebhookEvent<'dynamic', 'user.created'>, dynamic.UserCreatedEvent>>();
assertType<Equal<WebhookEvent<'dynamic'>, DynamicEvent>>();
assertType<Equal<DynamicEvent, DynamicEventMap[DynamicEventType]>>();
assertType<Equal<EventType<'platform'>, platform.PlatformEventType>>();
assertType<Equal<UnknownEvent<'platform'>, platform.UnknownEvent>>();
assertType<Equal<(typeof eventTypes)['dynamic'], readonly DynamicEventType[]>>();
assertType<WebhookEvent<'dynamic' | 'platform', 'user.created'> extends WebhookEvent ? true : false>();

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
export const dispatchEvent = (event: DynamicEvent): void => dispatch(event.eventName, event);

// @ts-expect-error the list is read-only
dynamic.eventTypes.push('ping');

// Values

export const created: platform.UserCreatedEvent = {
  id: 'evt_1',
  type: 'user.created',
  created_at: '2023-01-01T12:00:00Z',
  data: { email: 'user@example.com' },
};

const withNewMembers = { ...created, added_later: true, data: { email: 'user@example.com', added_later: 1 } };
export const tolerant: platform.UserCreatedEvent = withNewMembers;

// @ts-expect-error a required member is missing
export const incomplete: platform.UserCreatedEvent = { id: 'evt_1', type: 'user.created', data: {} };

// @ts-expect-error an optional member cannot be undefined
export const undefinedMember: User = { id: '1', projectEnvironmentId: '1', email: undefined };

export const misspelt: platform.UserCreatedEvent = {
  ...created,
  // @ts-expect-error a user has no such member
  data: { emial: 'user@example.com' },
};

export const knownChain: Chain = 'ETH';
export const newChain: Chain = 'DOGE';
// @ts-expect-error an extensible enum accepts any string and nothing else
export const notAChain: Chain = 1;

// Assigning events and definitions

export const envelope: platform.Envelope = created;
export const columns: Record<string, unknown> = created.data;
export const wholeEvent: Record<string, unknown> = { ...created };
export const walletColumns = (wallet: Wallet): Record<string, unknown> => wallet;

export const unknownEvent: platform.UnknownEvent = { ...created, type: 'user.renamed' as UnknownEventType };
// @ts-expect-error a known event is not an unknown event
export const notUnknown: platform.UnknownEvent = created;
