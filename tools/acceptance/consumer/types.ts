/** Correct and incorrect uses of the types. Compiled, not run. */
import { createDelivery, createMockServer, type Delivery } from '@hookbook/mock-server';
import specs from '@hookbook/specs/asyncapi.json' with { type: 'json' };
import type { EventType, UnknownEvent, WebhookEvent } from '@hookbook/types';
import type { DynamicEvent, EventOf } from '@hookbook/types/dynamic';
import type { PlatformEvent } from '@hookbook/types/platform';
import type { Issue } from '@hookbook/validators';
import { isUserCreatedEvent, parseEvent, safeParseEvent, userCreatedEvent } from '@hookbook/validators/platform';

export const title: string = specs.info.title;
export const delivery: Delivery = createDelivery({ provider: 'dynamic', event: 'user.created', secret: 's' });
export const type: EventType<'dynamic'> = 'wallet.linked';

// @ts-expect-error Dynamic has no event of this type
export const mistyped: EventType<'dynamic'> = 'wallet.linkd';

// @ts-expect-error Worth has no event of this type
export type Missing = WebhookEvent<'worth', 'wallet.linked'>;

export function email(event: DynamicEvent): string | null | undefined {
  // @ts-expect-error only some events have an email
  event.data.email;
  return event.eventName === 'user.created' ? event.data.email : undefined;
}

export function same(event: EventOf<'user.created'>): WebhookEvent<'dynamic', 'user.created'> {
  return event;
}

export function subject(event: PlatformEvent | UnknownEvent<'platform'>): string | undefined {
  switch (event.type) {
    case 'user.created':
      return event.data.user_id;
    case 'project.created':
      return event.data.project_id;
    default:
      // @ts-expect-error the data of other events differs
      return event.data.user_id.anything;
  }
}

export function parsed(body: Uint8Array): string | undefined {
  const event = parseEvent(body);
  // @ts-expect-error the event may be unknown
  event.event.data.user_id;
  if (event.known && event.type === 'user.created') return event.event.data.user_id;
  return undefined;
}

export function issues(body: unknown): readonly Issue[] {
  const result = safeParseEvent(body, { mode: 'strict' });
  // @ts-expect-error only an unsuccessful result has issues
  result.issues;
  return result.ok ? [] : result.issues;
}

export function guarded(value: unknown): string | undefined {
  // @ts-expect-error nothing is known about the value
  value.data;
  return isUserCreatedEvent(value) ? value.data.email : userCreatedEvent.parse(value).data.email;
}

export async function sent(): Promise<void> {
  await using server = createMockServer();
  const dynamic = server.provider('dynamic');
  await dynamic.send('user.created', { set: { '/data/email': 'ada@example.com' } });
  // @ts-expect-error no event of this type
  await dynamic.send('user.craeted', { set: { '/data/email': 'ada@example.com' } });
  // @ts-expect-error no such place in the event
  await dynamic.send('user.created', { set: { '/data/emial': 'ada@example.com' } });
  // @ts-expect-error no such value there
  await dynamic.send('user.created', { set: { '/data/email': 7 } });
  await dynamic.send('user.created', { set: { '/data/email': 7 }, unchecked: true });
  await dynamic.play(['life-of-a-user', 'wallet.*', { event: 'user.updated', set: { '/data/email': null } }]);
  // @ts-expect-error the pattern matches no event
  await dynamic.play(['walet.*']);
}
