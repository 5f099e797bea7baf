import type { Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { event, provider } from '@hookbook/testkit/contracts';
import { expect, test } from 'vitest';
import { sharedSchemas } from '../src/model/schemaPages.ts';

const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const object = (...names: readonly string[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, true])),
});
const data = (schema: Schema): Schema => ({ type: 'object', properties: { data: schema } });

function providerOf(payloads: readonly Schema[], definitions: Readonly<Record<string, Schema>>): Provider {
  const events = payloads.map((payload, index) => event({ type: `event.${index}`, payload }));
  return provider({ events, definitions });
}

function namesIn(provided: Provider): readonly string[] {
  return sharedSchemas(provided).map(({ name }) => name);
}

const times = (count: number, payload: Schema) => Array.from({ length: count }, () => payload);

test('a schema with four properties that six events use has a page', () => {
  const definitions = { Small: object('a', 'b', 'c'), Wide: object('a', 'b', 'c', 'd') };
  const both: Schema = { type: 'object', properties: { small: ref('Small'), wide: ref('Wide') } };
  expect(namesIn(providerOf(times(6, both), definitions))).toEqual(['Wide']);
  expect(namesIn(providerOf(times(5, both), definitions))).toEqual([]);
});

test('the properties of definitions that it uses count', () => {
  const definitions: Readonly<Record<string, Schema>> = {
    Inner: object('c', 'd'),
    Outer: { type: 'object', properties: { a: true, b: ref('Inner') } },
  };
  expect(namesIn(providerOf(times(6, data(ref('Outer'))), definitions))).toEqual(['Outer']);
});

test('one of two names that differ in case only has a page', () => {
  const wide = object('a', 'b', 'c', 'd');
  const both: Schema = { type: 'object', properties: { one: ref('URL'), two: ref('Url') } };
  expect(namesIn(providerOf(times(6, both), { URL: wide, Url: wide }))).toEqual(['URL']);
});

test('a page lists what links to it: not the events that it is the whole payload of', () => {
  const definitions = {
    Address: object('street', 'town', 'country', 'zip'),
    Envelope: object('id', 'type', 'time', 'data'),
    Person: {
      type: 'object',
      properties: { id: true, name: true, home: ref('Address'), work: ref('Address') },
    } as const,
  };
  const payloads = [
    ...times(3, { allOf: [ref('Envelope'), data(ref('Person'))] }),
    ...times(3, { allOf: [ref('Envelope'), data({ anyOf: [ref('Address'), ref('Person')] })] }),
  ];
  const shared = sharedSchemas(providerOf(payloads, definitions));
  const types = (...indices: readonly number[]) => indices.map((index) => `event.${index}`);
  expect(shared.map(({ name, events, schemas }) => [name, events.map(({ type }) => type), schemas])).toEqual([
    ['Address', types(3, 4, 5), ['Person']],
    ['Person', types(0, 1, 2, 3, 4, 5), []],
  ]);
});

test('schemas that refer to each other end', () => {
  const node = { type: 'object', properties: { id: true, a: true, b: true, next: ref('Node') } } as const;
  expect(sharedSchemas(providerOf(times(6, data(ref('Node'))), { Node: node }))).toMatchObject([
    { name: 'Node', schemas: [] },
  ]);
});
