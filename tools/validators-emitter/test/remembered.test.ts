import { stripTypeScriptTypes } from 'node:module';
import { Script } from 'node:vm';
import type { Event, GeneratedFile, Provider, TextCache } from '@hookbook/contract';
import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { contract, event, provider } from '@hookbook/testkit/contracts';
import { memoryCache } from '@hookbook/testkit/memoryCache';
import { describe, expect, it } from 'vitest';
import { emitValidators } from '../src/emitValidators.ts';

const REFERENCE = { $ref: '#/$defs/Node' };

/** Contracts whose events share definitions in every way that the code of one depends on. */
const PROVIDERS: Readonly<Record<string, Provider>> = {
  'cycles of definitions': ofPayloads(
    {
      plain: { type: 'object', properties: { node: REFERENCE } },
      tree: { type: 'object', required: ['left'], properties: { left: REFERENCE, right: { items: REFERENCE } } },
      itself: REFERENCE,
    },
    {
      Node: { type: 'object', properties: { next: REFERENCE, leaf: { $ref: '#/$defs/Leaf' } } },
      Leaf: { type: 'object', properties: { parent: REFERENCE, text: { type: 'string', pattern: '^a' } } },
    },
  ),
  'definitions that only rules reach': ofPayloads(
    {
      never: {
        type: 'string',
        allOf: [false, ...['Tree', 'Size', 'Kind'].map((name) => ({ $ref: `#/$defs/${name}` }))],
      },
      other: { type: 'object', maxProperties: 2 },
    },
    {
      Kind: { enum: [['a'], ['b']] },
      Tree: { oneOf: [{ type: 'integer' }, { $ref: '#/$defs/Tree' }] },
      Size: {
        enum: ['s', 'm', 'l', 'xl', ['s', 'm']],
        items: { type: 'string', maxLength: 2 },
        properties: { part: { type: 'object', properties: { size: { $ref: '#/$defs/Size' } } } },
      },
    },
  ),
  'checks that replace their calls': ofPayloads(
    {
      id: { type: 'object', properties: { id: { $ref: '#/$defs/Alias' }, other: { $ref: '#/$defs/Code' } } },
      negated: { type: 'object', properties: { id: { not: { $ref: '#/$defs/Alias' } } } },
    },
    { Alias: { $ref: '#/$defs/Code' }, Code: { enum: ['a', 'b', 'c', 'd'] }, Always: true },
  ),
  'members that depend on the value': ofPayloads(
    {
      first: { anyOf: [{ properties: { a: {} } }, { $ref: '#/$defs/Open' }], unevaluatedProperties: false },
      second: { anyOf: [{ properties: { a: {} } }, { $ref: '#/$defs/Open' }], unevaluatedProperties: false },
      nested: { properties: { list: { $ref: '#/$defs/List' } }, additionalProperties: true },
    },
    {
      Open: { type: 'object', properties: { b: { type: 'string' } } },
      List: { type: 'array', anyOf: [{ prefixItems: [{ type: 'string' }] }, true], unevaluatedItems: false },
    },
  ),
  discriminators: ofPayloads(
    {
      pet: {
        oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }],
        discriminator: { propertyName: 'kind', mapping: { cat: '#/$defs/Cat', dog: '#/$defs/Dog' } },
      },
    },
    {
      Cat: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' }, lives: { maximum: 9 } } },
      Dog: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } },
    },
  ),
  'formats as annotations': {
    ...ofPayloads({ mail: { type: 'object', properties: { to: { type: 'string', format: 'email' } } } }, {}),
    webhook: { eventType: [], formats: 'annotation' },
  },
};

function ofPayloads(payloads: Record<string, Schema>, definitions: Record<string, Schema>): Provider {
  const events = Object.entries(payloads).map(([type, payload]) => event({ type, payload }));
  return provider({ events, definitions });
}

type Edit = (provider: Provider) => Provider;

/** Each changes something that the code of other schemas may depend on. */
const EDITS: Readonly<Record<string, Edit>> = {
  'another summary': withEvents((all) => edited(all, { summary: 'Other words' })),
  'another title': withEvents((all) => edited(all, { title: 'Another title' })),
  'a first link': withEvents((all) =>
    edited(all, { docs: [{ url: 'https://acme.example/docs', description: 'Docs' }] }),
  ),
  'a deprecated event': withEvents((all) => edited(all, { deprecated: true })),
  'another event type': withEvents((all) => edited(all, { type: 'other' })),
  'another type name': withEvents((all) => edited(all, { typeName: 'Renamed' })),
  'another place': withEvents((all) => edited(all, { source: { file: 'other.yaml', pointer: '/x' } })),
  'another payload': withEvents((all) => edited(all, { payload: { type: 'object', maxProperties: 4 } })),
  'a payload that is a boolean': withEvents((all) => edited(all, { payload: false })),
  'an event at the start': withEvents((all) => [event({ type: 'added', payload: { pattern: '^b' } }), ...all]),
  'an event with a new keyword': withEvents((all) => [
    ...all,
    event({ type: 'added', payload: { properties: { a: {} }, unevaluatedProperties: false } }),
  ]),
  'an event with unevaluated items': withEvents((all) => [
    ...all,
    event({ type: 'added', payload: { prefixItems: [{}], unevaluatedItems: false } }),
  ]),
  'no first event': withEvents((all) => all.slice(1)),
  'another order': withEvents((all) => [...all].reverse()),
  'formats as annotations': (original) => ({ ...original, webhook: { ...original.webhook, formats: 'annotation' } }),
  'formats as assertions': (original) => ({ ...original, webhook: { ...original.webhook, formats: 'assertion' } }),
  'other definitions': withDefinitions((schema) => ({ allOf: [schema, { minProperties: 1 }] })),
  'short definitions': withDefinitions(() => ({ type: 'string' })),
  'definitions of nothing': withDefinitions(() => false),
  'other words in definitions': withDefinitions((schema) => ({ ...(schema as SchemaObject), description: 'Words' })),
  'other places of definitions': (original) => ({
    ...original,
    definitions: original.definitions.map((one) => ({ ...one, source: { file: 'moved.yaml', pointer: '' } })),
  }),
};

function withEvents(edit: (events: readonly Event[]) => readonly Event[]): Edit {
  return (original) => ({ ...original, events: edit(original.events) });
}

function edited([first, ...others]: readonly Event[], changes: Partial<Event>): readonly Event[] {
  return first ? [{ ...first, ...changes }, ...others] : [];
}

/** Edits the last definition, which the others may refer to. */
function withDefinitions(edit: (schema: Schema) => Schema): Edit {
  return (original) => ({
    ...original,
    definitions: original.definitions.map((one, index, { length }) =>
      index === length - 1 ? { ...one, schema: edit(one.schema) } : one,
    ),
  });
}

const EVERY_EDIT = Object.entries(EDITS);

describe.each(Object.entries(PROVIDERS))('validators of %s', (_, original) => {
  it('are the same whatever was remembered', async () => {
    const first = memoryCache();
    const cold = await emit(original);
    expect(await emit(original, first)).toEqual(cold);
    const second = memoryCache(first.texts);
    expect(await emit(original, second)).toEqual(cold);
    expect(second.made).toEqual([]);
  });

  it.each(EVERY_EDIT)('are those of a first run after an edit: %s', async (_edit, edit) => {
    const before = memoryCache();
    await emit(original, before);
    const changed = structuredClone(edit(original));
    const after = memoryCache(before.texts);
    expect(await emit(changed, after)).toEqual(await emit(changed));
    expect(await emit(original, memoryCache(after.texts))).toEqual(await emit(original));
  });
});

describe('after an edit', () => {
  const USER: Schema = { type: 'object', properties: { id: { type: 'string', minLength: 3 } } };
  const events = Array.from({ length: 9 }, (_, index) =>
    event({
      type: `user.${index}`,
      payload: { type: 'object', properties: { user: { $ref: '#/$defs/User' }, n: { const: index } } },
    }),
  );
  const many = provider({ events, definitions: { User: USER } });

  it('of a summary, only the texts of the event are made again', async () => {
    expect(await madeAfter('another summary')).toEqual(['event', 'json-schema']);
  });

  it('of a payload, only the code of the event is made again, and the module', async () => {
    expect(await madeAfter('another payload')).toEqual(['compiled', 'event', 'facts', 'json-schema', 'module']);
  });

  it('nothing that a run did not need is forgotten', async () => {
    const first = memoryCache();
    await emit(many, first);
    const second = memoryCache(first.texts);
    await emit(many, second);
    expect([...second.texts.keys()].sort()).toEqual([...first.texts.keys()].sort());
  });

  async function madeAfter(edit: keyof typeof EDITS): Promise<string[]> {
    const before = memoryCache();
    await emit(many, before);
    const after = memoryCache(before.texts);
    await emit(EDITS[edit]?.(many) ?? many, after);
    return after.made.map((key) => key.split(' ')[0] ?? '').sort();
  }
});

describe.each(Object.entries(PROVIDERS))('the module of %s', (_, original) => {
  it('is complete', async () => {
    const files = await emit(original);
    const text = files.find(({ path }) => path === 'acme/rules.ts')?.text ?? '';
    const code = stripTypeScriptTypes(text).replaceAll(/^(import|export) .*$/gm, '');
    expect(() => new Script(code)).not.toThrow();
    const imported = Array.from(text.matchAll(/^import \{ (.*) \}/gm), ([, names = '']) => names.split(', ')).flat();
    const declared = Array.from(text.matchAll(/^const (\w+)/gm), ([, name]) => name);
    const used = code.match(
      /\b(?:explain[A-Z]\w*|\w+(?=\()|(?:is|rules|check|part|pattern|set|literal|handlers|explained)_\w+)/g,
    );
    const known = new Set([
      ...imported,
      ...declared,
      ...['Number', 'Array', 'RegExp', 'Set', 'isArray', 'isFinite', 'isInteger', 'has'],
    ]);
    expect((used ?? []).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('the rules of a definition', () => {
  it('come with its check only if they or a member need it', async () => {
    const files = await emit(PROVIDERS['definitions that only rules reach'] ?? provider());
    const rules = files.find(({ path }) => path === 'acme/rules.ts')?.text;
    expect(rules).not.toContain('is_Kind');
    expect(rules).toContain('const rules_Size = (): EventRules => ({ at: "schemas/Size.yaml#", enum: ["s", "m", "l",');
  });
});

describe('the code of equal schemas', () => {
  it('does not depend on whether they are one object', async () => {
    const shared: Schema = { anyOf: [{ properties: { a: {} } }, { maxProperties: 1 }], unevaluatedProperties: false };
    const payload = { type: 'object', properties: { first: shared, second: shared } } as const;
    const copied = JSON.parse(JSON.stringify(payload));
    const [files, others] = await Promise.all(
      [payload, copied].map((schema) => emit(provider({ events: [event({ payload: schema })] }))),
    );
    expect(others).toEqual(files);
  });
});

async function emit(acme: Provider, cache?: TextCache): Promise<readonly GeneratedFile[]> {
  return emitValidators(contract([acme]), cache);
}
