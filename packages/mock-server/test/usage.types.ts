/**
 * Code as consumers write it. It is type-checked and never run. Each `@ts-expect-error` marks a mistake that must not
 * compile.
 */
import type { UserUpdatedEvent } from '@hookbook/types/platform';
import { createDeliveries, createDelivery, createMockServer, type EventTypeOf, type ScenarioOf } from '../src/index.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const assertType = <_ extends true>(): void => {};

assertType<
  Equal<EventTypeOf<'platform'>, `project.${'created' | 'updated'}` | `user.${'created' | 'deleted' | 'updated'}`>
>();
assertType<Equal<ScenarioOf<'platform'>, 'everything-about-users' | 'life-of-a-user' | 'project'>>();
assertType<Equal<EventTypeOf<'mine'>, string>>();

const server = createMockServer();
const dynamic = server.provider('dynamic', { url: 3000 });
const platform = server.provider('platform');
const worth = server.provider('worth');

// Event types

void dynamic.send('user.created');
// @ts-expect-error no such event type
void dynamic.send('user.craeted', { set: { '/data/email': 'ada@example.com' } });
// @ts-expect-error an event type of another provider
void platform.send('wallet.created');
createDelivery({ provider: 'platform', event: 'user.created', secret: '' });
// @ts-expect-error no such event type
createDelivery({ provider: 'platform', event: 'user.craeted', secret: '' });

// Values

void dynamic.send('user.created', { set: { '/data/email': 'ada@example.com', '/timestamp': '2026-01-01T00:00:00Z' } });
void dynamic.send('user.created', { set: { '/data/email': null } });
// @ts-expect-error no such place
void dynamic.send('user.created', { set: { '/data/emial': 'ada@example.com' } });
// @ts-expect-error a number, and not a text
void dynamic.send('user.created', { set: { '/data/email': 7 } });
// @ts-expect-error one of several values is wrong
void dynamic.send('user.created', { set: { '/data/email': 'ada@example.com', '/data/id': 7 } });
// @ts-expect-error not a JSON pointer
void dynamic.send('user.created', { set: { 'data/email': 'ada@example.com' } });
// @ts-expect-error the event type is constant
void dynamic.send('user.created', { set: { '/eventName': 'user.dreamed' } });
// @ts-expect-error a place of another event
void platform.send('user.created', { set: { '/data/changes/email': { old: 'a@example.com', new: 'b@example.com' } } });
createDelivery({ provider: 'platform', event: 'user.created', secret: '', set: { '/data/email': 'ada@example.com' } });
// @ts-expect-error a number, and not a text
createDelivery({ provider: 'platform', event: 'user.created', secret: '', set: { '/data/email': 7 } });

// Members of optional objects, items of arrays, and what is removed

void platform.send('user.updated', { set: { '/data/changes/email/new': 'ada@example.com' } });
void dynamic.send('user.created', { set: { '/data/verifiedCredentials/0/address': '0x1' } });
// @ts-expect-error an array has no such item
void dynamic.send('user.created', { set: { '/data/verifiedCredentials/first': {} } });
void dynamic.send('user.created', { set: { '/data/email': undefined } });
// @ts-expect-error a member that is not optional
void dynamic.send('user.created', { set: { '/eventId': undefined } });

// Payloads

declare const updated: UserUpdatedEvent;
void platform.send('user.updated', { payload: updated });
// @ts-expect-error the payload of another event
void platform.send('user.created', { payload: updated });
// @ts-expect-error not the payload of an event
void platform.send('user.created', { payload: { id: 7 } });

// Anything else is deliberate

void platform.send('user.created', { set: { '/type': 'user.dreamed', '/data/email': 7 }, unchecked: true });
void platform.send('user.created', { payload: { id: 7 }, unchecked: true });
// @ts-expect-error values are checked
void platform.send('user.created', { set: { '/data/email': 7 }, unchecked: false });
createDelivery({ provider: 'platform', event: 'user.created', secret: '', payload: 7, unchecked: true });
createDelivery({ provider: 'platform', event: 'user.created', secret: '', body: '{' });

// Steps

void platform.play(['life-of-a-user', 'user.created', 'user.*', '*', { event: 'user.created', after: 'P1D' }]);
// @ts-expect-error no such scenario or event type
void platform.play(['life-of-an-user']);
// @ts-expect-error a pattern that matches no event
void platform.play(['user.created', 'usr.*']);
// @ts-expect-error a pattern that matches no event
void platform.play(['*.*.*']);
// @ts-expect-error no such event type
void platform.play([{ event: 'user.craeted' }]);
// @ts-expect-error a scenario is no event
void platform.play([{ event: 'life-of-a-user' }]);
void platform.play([{ event: 'user.created', set: { '/data/email': 'ada@example.com' } }]);
// @ts-expect-error no such place
void platform.play([{ event: 'user.created', set: { '/data/emial': 'ada@example.com' } }]);
void platform.play([{ event: 'user.*', set: { '/data/user_id': 'usr_1' } }]);
// @ts-expect-error none of these events has this place
void platform.play([{ event: 'user.*', set: { '/data/owner_id': 'usr_1' } }]);
void platform.play([{ event: 'user.created', set: { '/data/email': 7 } }], { unchecked: true });
createDeliveries({ provider: 'platform', secret: '', steps: ['user.*', { event: 'user.created', repeat: 2 }] });
// @ts-expect-error a pattern that matches no event
createDeliveries({ provider: 'platform', secret: '', steps: ['usr.*'] });
// @ts-expect-error no such place
createDeliveries({ provider: 'platform', secret: '', steps: [{ event: 'user.created', set: { '/emial': '' } }] });
createDeliveries({ provider: 'platform', secret: '', steps: [{ event: '*', set: { '/emial': '' } }], unchecked: true });

// Providers that TypeScript does not know

const mine = server.provider('mine');
void mine.send('thing.done', { set: { '/anything': 7 }, payload: [] });
void mine.play(['thing.*', 'a scenario', { event: 'thing.done', set: { '/anything': 7 } }]);
declare const name: string;
createDelivery({ provider: name, event: name, secret: '', set: { '/anything': 7 } });
void server.provider(name).send(name, { set: { '/anything': 7 } });

// Extensible enums, and events with alternatives

void worth.send('risk.alert', { set: { '/payload/risk_level': 'NEW_LEVEL' } });
