import { eventKeys, schemaKeys } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { event, provider } from '@hookbook/testkit/contracts';
import { memoryCache } from '@hookbook/testkit/memoryCache';
import { expect, test } from 'vitest';

const CREATED = event({ type: 'user.created', payload: { $ref: '#/$defs/User' } });
const PAID = event({ type: 'user.paid', payload: { type: 'object' }, headers: { properties: { a: ref('Header') } } });
const DEFINITIONS: Readonly<Record<string, Schema>> = {
  User: { properties: { home: ref('Address') } },
  Address: { type: 'object' },
  Header: { type: 'string' },
  Unused: { type: 'number' },
};

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

function keys(definitions: Readonly<Record<string, Schema>>, events = [CREATED, PAID]): readonly string[] {
  return events.map(eventKeys(provider({ definitions }), memoryCache()));
}

const [created, paid] = keys(DEFINITIONS);

test('equal events have equal keys, others have others', () => {
  expect(keys(structuredClone(DEFINITIONS), structuredClone([CREATED, PAID]))).toEqual([created, paid]);
  expect(created).not.toBe(paid);
});

test.each<[string, string, readonly [boolean, boolean]]>([
  ['a definition in the payload', 'User', [true, false]],
  ['a definition that another uses', 'Address', [true, false]],
  ['a definition in the headers', 'Header', [false, true]],
  ['a definition that no event uses', 'Unused', [false, false]],
])('the key of an event depends on %s', (_, name, expected) => {
  const edited = keys({ ...DEFINITIONS, [name]: { description: 'Edited.' } });
  expect([edited[0] !== created, edited[1] !== paid]).toEqual(expected);
});

test.each([
  { title: 'Edited' },
  { payload: true },
  { payload: { $ref: '#/$defs/User', description: 'Edited.' } },
  { headers: true },
  { headers: ref('Header') },
  { deprecated: true },
])('the key of an event depends on what it says: %j', (edit) => {
  expect(keys(DEFINITIONS, [{ ...CREATED, ...edit }])).not.toContain(created);
});

test('the keys of a contract are made once', () => {
  let made = 0;
  const cache = {
    ...memoryCache(),
    key: (...inputs: readonly unknown[]) => `${++made} ${JSON.stringify(inputs)}`,
  };
  const given = provider({ definitions: DEFINITIONS });
  const first = eventKeys(given, cache)(CREATED);
  const afterFirst = made;
  expect(eventKeys({ ...given }, cache)(CREATED)).toBe(first);
  expect(schemaKeys(given, cache)(CREATED.payload)).toBe(schemaKeys({ ...given }, cache)(CREATED.payload));
  expect(made).toBe(afterFirst);
});

test('other caches have keys of their own', () => {
  const given = provider({ definitions: DEFINITIONS });
  const plain = eventKeys(given, memoryCache())(CREATED);
  const marked = eventKeys(given, { ...memoryCache(), key: () => 'marked' })(CREATED);
  expect([plain === marked, marked]).toEqual([false, 'marked']);
});
