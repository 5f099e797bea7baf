import type { Contract, GeneratedFile, Provider, TextCache } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { contract, event, example, provider } from '@hookbook/testkit/contracts';
import { editedEverywhere } from '@hookbook/testkit/editedEverywhere';
import { memoryCache } from '@hookbook/testkit/memoryCache';
import { describe, expect, test } from 'vitest';
import { docsEmitter } from '../src/index.ts';
import { RICH_CONTRACT } from './richContract.ts';

const emit = docsEmitter({ siteUrl: 'https://docs.example/', payloadCheck: true });

const USER: Schema = {
  type: 'object',
  properties: { id: true, name: { type: 'string' }, mail: { type: 'string' }, home: ref('Address') },
};
const ADDRESS: Schema = { type: 'object', properties: { city: { type: 'string' }, lines: { type: 'array' } } };
const INNER: Schema = { type: 'object', properties: { a: true, b: true, c: true, d: true } };
const OUTER: Schema = { type: 'object', properties: { inner: ref('Inner') } };
const DEFINITIONS = { Address: ADDRESS, Inner: INNER, Outer: OUTER, User: USER };

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

/** The definition that an event uses besides `User`. Those that many events use have pages. */
function otherDefinition(index: number): string {
  if (index < 5) return 'Outer';
  return index === 5 ? 'Inner' : 'User';
}

/** More than a page lists, with types of which objects would change the order. */
const MANY = Array.from({ length: 45 }, (_, index) =>
  event({
    type: `${index}`,
    typeName: `E${index}Event`,
    slug: `${index}`,
    tags: [{ name: `t${index % 3}` }],
    payload: {
      type: 'object',
      properties: { type: { const: `${index}` }, user: ref('User'), other: ref(otherDefinition(index)) },
    },
    examples: [example({ payload: { type: `${index}` } })],
  }),
);

function acme(overrides: Parameters<typeof provider>[0] = {}): Provider {
  return provider({ events: MANY, commands: [event({ type: 'sync' })], definitions: DEFINITIONS, ...overrides });
}

const BASE = contract([acme(), provider({ name: 'other', events: [event()] })]);

const EDITS: Readonly<Record<string, Contract>> = {
  'no edit': BASE,
  'a summary': edited({ events: MANY.with(20, { ...MANY[20], summary: 'Edited.' } as never) }),
  'a payload': edited({ events: MANY.with(20, { ...MANY[20], payload: true } as never) }),
  'another schema with a page': edited({ events: MANY.with(20, { ...MANY[20], payload: MANY[0]?.payload } as never) }),
  'a title': edited({ events: MANY.with(20, { ...MANY[20], title: 'Edited' } as never) }),
  'the type of a neighbour': edited({ events: MANY.with(21, { ...MANY[21], type: '21.5' } as never) }),
  'an added event': edited({ events: [...MANY, event({ type: 'new' })] }),
  'a removed event': edited({ events: MANY.toSpliced(20, 1) }),
  'the first event removed': edited({ events: MANY.slice(1) }),
  'few events': edited({ events: MANY.slice(0, 10) }),
  'events in another order': edited({ events: MANY.toReversed() }),
  'no commands': edited({ commands: [] }),
  'a shared schema': edited({ definitions: { ...DEFINITIONS, Address: { type: 'object', description: 'Edited.' } } }),
  'a schema that gets too small for a page': edited({ definitions: { Address: { type: 'string' }, User: ADDRESS } }),
  'an unused definition': edited({ definitions: { ...DEFINITIONS, Unused: { type: 'string' } } }),
  'a signature': edited({ webhook: { ping: '3' } }),
  'a slug': edited({ slug: 'acme-2' }),
  'a version': { ...BASE, version: '2.0.0' },
  'a title of the contract': { ...BASE, title: 'Edited' },
  'a removed provider': contract([acme()]),
};

function edited(overrides: Parameters<typeof provider>[0]): Contract {
  return contract([acme(overrides), provider({ name: 'other', events: [event()] })]);
}

describe('with a cache', () => {
  test('of other contracts, the site is the same', async () => {
    const cache = memoryCache();
    await emit(BASE, cache);
    for (const [edit, given] of Object.entries(EDITS)) await expectSameSite(given, cache, edit);
  });

  test.each(Object.entries(EDITS))('of the same contract, nothing is made again: %s', async (_, given) => {
    const cache = memoryCache();
    const first = await emit(given, cache);
    const made = cache.made.length;
    expect(await emit(structuredClone(given), cache)).toEqual(first);
    expect(cache.made.length).toBe(made);
  });

  test('of the contract before any edit of any value, the site is the same', async () => {
    const cache = memoryCache();
    await emit(RICH_CONTRACT, cache);
    let [compared, edits] = [0, 0];
    for (const [place, given] of editedEverywhere(RICH_CONTRACT))
      if (edits++ % STEP === 0 && (await expectSameSite(given, cache, place))) compared += 1;
    expect(compared).toBeGreaterThan(edits / STEP / 2);
  });
});

/** All edits would take a minute. */
const STEP = 9;

/** Returns whether the contract is one that can be emitted: emitters rely on valid contracts. */
async function expectSameSite(given: Contract, cache: TextCache, edit: string): Promise<boolean> {
  let fresh: readonly GeneratedFile[];
  try {
    fresh = await emit(given);
  } catch {
    return false;
  }
  const files = await emit(given, cache);
  const different = files.filter(({ path, text }, index) => fresh[index]?.path !== path || fresh[index].text !== text);
  expect([edit, files.length, different]).toEqual([edit, fresh.length, []]);
  return true;
}
