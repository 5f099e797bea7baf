import type { Contract, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { contract, event, example, headerExpression, payloadExpression, provider } from '@hookbook/testkit/contracts';
import { editedEverywhere } from '@hookbook/testkit/editedEverywhere';
import { hostileProvider } from '@hookbook/testkit/hostileProvider';
import { HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { memoryCache } from '@hookbook/testkit/memoryCache';
import { describe, expect, test } from 'vitest';
import { emitTypes } from '../src/emitTypes.ts';
import { formatTypeScript } from '../src/formatTypeScript.ts';
import { layoutTogether } from '../src/layoutTogether.ts';

const ENVELOPE: Schema = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, data: true } };
const USER: Schema = { type: 'object', properties: { name: { type: 'string' }, home: { $ref: '#/$defs/Address' } } };
const ADDRESS: Schema = { type: 'object', properties: { city: { type: 'string' } } };
const DEFINITIONS = { Address: ADDRESS, Envelope: ENVELOPE, User: USER };

function payload(own: Schema): Schema {
  return { allOf: [{ $ref: '#/$defs/Envelope' }, own] };
}

const CREATED = event({
  type: 'user.created',
  payload: payload({ properties: { type: { const: 'user.created' }, data: { $ref: '#/$defs/User' } } }),
});
const DELETED = event({ type: 'user.deleted', payload: payload({ properties: { type: { const: 'user.deleted' } } }) });
const SYNC = event({ type: 'sync', payload: { type: 'object', properties: { user: { $ref: '#/$defs/User' } } } });

function acme(overrides: Parameters<typeof provider>[0] = {}): Provider {
  return provider({ events: [CREATED, DELETED], commands: [SYNC], definitions: DEFINITIONS, ...overrides });
}

const BASE = contract([acme()]);

const EDITS: Readonly<Record<string, Contract>> = {
  'no edit': contract([acme()]),
  'a summary': contract([acme({ events: [{ ...CREATED, summary: 'New.' }, DELETED] })]),
  'a text that looks like what parts declarations': contract([
    acme({ events: [{ ...CREATED, summary: '// next', description: 'It was\n\n// next\n\nagain.' }, DELETED] }),
  ]),
  'an example': contract([acme({ events: [{ ...CREATED, examples: [example({ payload: { id: '1' } })] }, DELETED] })]),
  'the name of a type': contract([acme({ events: [{ ...CREATED, typeName: 'NewUser' }, DELETED] })]),
  'a payload': contract([
    acme({ events: [{ ...CREATED, payload: payload({ properties: { data: { type: 'string' } } }) }, DELETED] }),
  ]),
  'a payload that leaves the envelope': contract([
    acme({ events: [{ ...CREATED, payload: { type: 'object', properties: { id: true } } }, DELETED] }),
  ]),
  'the envelope': contract([
    acme({ definitions: { ...DEFINITIONS, Envelope: { ...ENVELOPE, properties: { data: { type: 'string' } } } } }),
  ]),
  'an envelope that no interface extends': contract([
    acme({ definitions: { ...DEFINITIONS, Envelope: { anyOf: [{ type: 'string' }, ENVELOPE] } } }),
  ]),
  'a definition that others use': contract([
    acme({ definitions: { ...DEFINITIONS, Address: { type: 'string', description: 'One line.' } } }),
  ]),
  'a definition that becomes composed of itself': contract([
    acme({ definitions: { ...DEFINITIONS, Address: { anyOf: [{ $ref: '#/$defs/Address' }, ADDRESS] } } }),
  ]),
  'a former name of an event': contract([
    acme({ events: [{ ...CREATED, formerNames: [{ ...CREATED, typeName: 'UserMadeEvent' }] }, DELETED] }),
  ]),
  'a former name': contract([
    {
      ...acme(),
      definitions: acme().definitions.map((definition) =>
        definition.name === 'User' ? { ...definition, formerNames: ['Person'] } : definition,
      ),
    },
  ]),
  'an added event': contract([acme({ events: [CREATED, DELETED, event({ type: 'user.paid' })] })]),
  'a removed event': contract([acme({ events: [DELETED] })]),
  'no events': contract([acme({ events: [] })]),
  'an event that becomes a command': contract([acme({ events: [DELETED], commands: [CREATED, SYNC] })]),
  'the place of the event type': contract([acme({ webhook: { eventType: [headerExpression('x-event')] } })]),
  'the place of the data': contract([acme({ webhook: { data: payloadExpression('data') } })]),
  'another provider': contract([acme(), acme({ name: 'other' })]),
  'another slug': contract([acme({ slug: 'acme-2' })]),
};

describe('with a cache', () => {
  test('of other contracts, the types are the same', async () => {
    const cache = memoryCache();
    for (const [edit, edited] of Object.entries(EDITS))
      expect([edit, await emitTypes(edited, cache)]).toEqual([edit, await emitTypes(edited)]);
  });

  test('of the contract before any edit of any value, the types are the same', async () => {
    const cache = memoryCache();
    await emitTypes(BASE, cache);
    let compared = 0;
    for (const [place, edited] of editedEverywhere(BASE)) {
      const fresh = await Promise.resolve(emitTypes(edited)).catch(() => undefined);
      if (!fresh) continue;
      expect([place, await emitTypes(edited, cache)]).toEqual([place, fresh]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(50);
  });

  test.each(Object.entries(EDITS))('of the contract before the edit, the types are the same: %s', async (_, edited) => {
    const cache = memoryCache();
    await emitTypes(BASE, cache);
    expect(await emitTypes(edited, cache)).toEqual(await emitTypes(edited));
  });

  test.each(Object.entries(EDITS))('of the same contract, nothing is made again: %s', async (_, edited) => {
    const cache = memoryCache();
    await emitTypes(edited, cache);
    const made = cache.made.length;
    await emitTypes(structuredClone(edited), cache);
    expect(cache.made.length).toBe(made);
  });

  test('an edit of one event makes its declaration and the list of all events again', async () => {
    const cache = memoryCache();
    await emitTypes(BASE, cache);
    const made = cache.made.length;
    await emitTypes(EDITS['a summary'] ?? BASE, cache);
    expect(cache.made.length).toBe(made + 2);
  });
});

describe('declarations that are laid out together', () => {
  const contracts: Readonly<Record<string, Contract>> = {
    ...EDITS,
    ...Object.fromEntries(
      Object.entries(HOSTILE_TEXTS).map(([name, text]) => [`hostile: ${name}`, contract([hostileProvider(text)])]),
    ),
  };

  test.each(Object.entries(contracts))(
    'look as they do in a module that is laid out as a whole: %s',
    async (_, given) => {
      for (const { text } of await emitTypes(given)) expect(await formatTypeScript(text)).toBe(text);
    },
  );

  test('look as they do on their own', async () => {
    const layOut = layoutTogether();
    const texts = [
      "/** The first. */\nimport type { A } from './a.ts';\n",
      `export type Long = ${Array.from({ length: 30 }, (_, index) => `"member ${index}"`).join(' | ')};\n`,
      'export interface Quoted { "a": string; "b-c": (number); /** // next */ d?: { e: string } }\n',
      '/**\n * // next\n *\n */\nexport const list: readonly string[] = ["// next"];\n',
      'export interface Empty {}\n',
    ];
    const together = await Promise.all(texts.map(layOut));
    const alone = await Promise.all(texts.map(formatTypeScript));
    expect(together).toEqual(alone);
    expect(together.join('\n')).toBe(await formatTypeScript(texts.join('\n')));
  });

  test('are laid out whenever they come', async () => {
    const layOut = layoutTogether();
    expect(await layOut('type A={}\n')).toBe('type A = {};\n');
    const [b, c] = await Promise.all([layOut('type B={}\n'), layOut('type C={}\n')]);
    expect([b, c]).toEqual(['type B = {};\n', 'type C = {};\n']);
  });
});
