import type { ProjectCreatedEvent, UnknownEvent, UserCreatedEvent } from '@hookbook/types/platform';
import { expect, expectTypeOf, it } from 'vitest';
import { isUserCreatedEvent, parseEvent, safeParseEvent, userCreatedEvent } from '../../src/gen/platform.ts';
import { type Issue, strict } from '../../src/index.ts';

const EVENT: unknown = { id: 'e', type: 'user.created', created_at: 'now', data: {} };

it('a switch over the type narrows the event, and is exhaustive', () => {
  const parsed = parseEvent(EVENT);
  if (!parsed.known) {
    expectTypeOf(parsed.type).toExtend<string>();
    expectTypeOf(parsed.event).toEqualTypeOf<UnknownEvent>();
    return;
  }
  switch (parsed.type) {
    case 'user.created':
      expectTypeOf(parsed.event).toEqualTypeOf<UserCreatedEvent>();
      expect(parsed.event.data).toEqual({});
      break;
    case 'project.created':
      expectTypeOf(parsed.event).toEqualTypeOf<ProjectCreatedEvent>();
      break;
    case 'project.updated':
    case 'user.deleted':
    case 'user.updated':
      break;
    default:
      parsed satisfies never;
  }
});

it('comparing the type narrows the event, even without `known`', () => {
  const result = safeParseEvent(EVENT);
  expect(result.ok && result.type === 'user.created').toBe(true);
  if (result.ok && result.type === 'user.created') expectTypeOf(result.event).toEqualTypeOf<UserCreatedEvent>();
  // @ts-expect-error a misspelt event type
  expect(result.ok && result.type === 'user.craeted').toBe(false);
});

it('a result is an event or issues', () => {
  const result = safeParseEvent(EVENT);
  if (result.ok) {
    // @ts-expect-error a result that is ok has no issues
    expect(result.issues).toBeUndefined();
  } else expectTypeOf(result.issues).toEqualTypeOf<readonly Issue[]>();
});

it('issue codes are a union of literals', () => {
  const result = safeParseEvent('');
  if (result.ok) throw new Error('An empty body was accepted.');
  expect(result.issues[0]?.code === 'empty-body').toBe(true);
  // @ts-expect-error a misspelt code
  expect(result.issues[0]?.code === 'empty_body').toBe(false);
});

it('a guard narrows', () => {
  const isEvent = isUserCreatedEvent(EVENT);
  expect(isEvent).toBe(true);
  if (isUserCreatedEvent(EVENT)) expectTypeOf(EVENT).toEqualTypeOf<UserCreatedEvent>();
});

it('a validator returns its event', () => {
  expectTypeOf(userCreatedEvent.parse(EVENT)).toEqualTypeOf<UserCreatedEvent>();
  expectTypeOf(userCreatedEvent.type).toEqualTypeOf<'user.created'>();
  expectTypeOf(strict(userCreatedEvent).parse(EVENT)).toEqualTypeOf<UserCreatedEvent>();
  expect(userCreatedEvent.parse(EVENT)).toBe(EVENT);
});
