import { describe, expect, it } from 'vitest';
import * as dynamic from '../src/gen/dynamic.ts';
import { eventTypes, isKnownEventType, isKnownProvider, providers } from '../src/index.ts';

const INHERITED_NAMES = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];

describe('the module of a provider', () => {
  it('lists its event types, sorted and without duplicates', () => {
    expect(dynamic.eventTypes).toContain('user.created');
    expect([...new Set(dynamic.eventTypes)].sort()).toEqual(dynamic.eventTypes);
  });

  it('knows every event type that it lists', () => {
    expect(dynamic.eventTypes.filter((type) => !dynamic.isKnownEventType(type))).toEqual([]);
  });

  it.each([...INHERITED_NAMES, 'user.renamed', 'USER.CREATED', '', undefined, null, 0, {}, ['user.created']])(
    'does not know %j',
    (type) => {
      expect(dynamic.isKnownEventType(type)).toBe(false);
    },
  );
});

describe('the root module', () => {
  it('lists the event types of every provider', () => {
    expect(providers).toContain('dynamic');
    expect(Object.keys(eventTypes).sort()).toEqual([...providers].sort());
    expect(eventTypes.dynamic).toBe(dynamic.eventTypes);
  });

  it('knows an event type only with its provider', () => {
    expect(isKnownEventType('dynamic', 'wallet.linked')).toBe(true);
    expect(isKnownEventType('worth', 'wallet.linked')).toBe(false);
  });

  it.each(INHERITED_NAMES)('knows %s neither as a provider nor as an event type', (name) => {
    expect(isKnownProvider(name)).toBe(false);
    expect(isKnownEventType(name as 'dynamic', 'length')).toBe(false);
    expect(isKnownEventType('dynamic', name)).toBe(false);
  });
});
