import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { createRandom, randomFor } from '@hookbook/payloads/random';
import { event, provider } from '@hookbook/testkit/contracts';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { editedEvents } from '../src/edits/corpora.ts';
import { editPayload } from '../src/edits/editPayload.ts';
import { EDITS } from '../src/edits/edits.ts';
import { formatEdits, formatResult } from '../src/edits/formatEdits.ts';
import { type EditedEvent, type EditResult, tryEdit } from '../src/edits/tryEdit.ts';

const PAYLOAD: Schema = {
  type: 'object',
  properties: {
    type: { const: 'done' },
    user: { $ref: '#/$defs/User' },
    tags: { type: 'array', items: { type: 'string', maxLength: 5 } },
    price: { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] },
  },
  required: ['type', 'user'],
};
const USER: Schema = {
  type: 'object',
  properties: { name: { type: 'string' }, role: { enum: ['admin', 'user'] }, friend: { $ref: '#/$defs/User' } },
  required: ['name'],
};

describe('every edit', () => {
  const schemas: readonly SchemaObject[] = [
    PAYLOAD,
    USER,
    { type: 'object', additionalProperties: false },
    { type: ['string', 'null'], pattern: '^a', format: 'email', maxLength: 3 },
    { type: 'string', enum: ['a', 'b'] },
    { type: 'string', const: 'a' },
    { const: 'a' },
    { type: 'integer', minimum: 1 },
    { type: 'number', maximum: 9 },
    { type: 'array', items: { type: 'integer' } },
    { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    { anyOf: [{ type: 'string' }, { type: 'integer' }] },
  ];

  test.each(Object.entries(EDITS))('can %s', (_, edit) => {
    const edited = schemas.filter((schema) => {
      const made = edit(schema, createRandom(1));
      return made !== undefined && JSON.stringify(made) !== JSON.stringify(schema);
    });
    expect(edited.length).toBeGreaterThan(0);
  });
});

test('edits are made in every part of a payload, and in shared definitions', () => {
  const definitions = new Map([['User', USER]]);
  const made = Array.from({ length: 200 }, (_, seed) => editPayload(PAYLOAD, definitions, randomFor(seed, '')));
  const paths = new Set(made.map(({ path }) => path.map((step) => (typeof step === 'string' ? step : '*')).join('/')));
  expect([...paths]).toEqual(expect.arrayContaining(['', 'user', 'user/role', 'tags/*', 'price']));
  expect(made.some(({ definitions: edited }) => edited.has('User'))).toBe(true);
  expect(made.some(({ path, payload }) => path[0] === 'user' && JSON.stringify(payload).includes('"allOf"'))).toBe(
    true,
  );
});

describe('an edited event', () => {
  let edited: EditedEvent;
  let results: readonly EditResult[];
  beforeAll(async () => {
    const acme = provider({ definitions: { User: USER }, events: [event({ type: 'done', payload: PAYLOAD })] });
    [edited] = (await editedEvents([acme])) as [EditedEvent];
    results = Array.from({ length: 100 }, (_, seed) => tryEdit(edited, { payloads: 30, seed }));
  });

  it('is not contradicted', () => {
    expect(results.filter(({ contradiction }) => contradiction)).toEqual([]);
    const verdicts = new Set(results.map(({ verdict }) => verdict));
    expect([...verdicts]).toEqual(expect.arrayContaining(['breaking', 'compatible', 'none']));
    expect(results.reduce((sum, { payloads }) => sum + payloads, 0)).toBeGreaterThan(500);
  });

  it('is contradicted by validators that refuse more', () => {
    const strict = { ...edited, isAccepted: () => false };
    const verdicts = results.map(({ verdict }, seed) => [verdict, tryEdit(strict, { payloads: 30, seed })] as const);
    const [, contradicted] =
      verdicts.find(([verdict, { contradiction }]) => verdict === 'compatible' && contradiction) ?? [];
    expect(contradicted?.contradiction?.problem).toBe('said to be compatible, but the old validators refuse');
    expect(contradicted && formatResult(contradicted, 7)).toMatch(
      /^acme done: [\s\S]*\n {2}payload [\s\S]* --event 'acme done' --edits 1 --seed 7$/,
    );
  });

  it('is contradicted by validators that accept a witness', () => {
    const tolerant = { ...edited, isAccepted: () => true };
    const seed = results.findIndex(({ verdict }) => verdict === 'breaking');
    expect(tryEdit(tolerant, { payloads: 1, seed }).contradiction?.problem).toBe(
      'the old validators accept the witness',
    );
  });

  it('is the same for the same seed', () => {
    const { edited: first } = tryEdit(edited, { payloads: 1, seed: 3 });
    expect(results[3]?.edited).toEqual(first);
  });

  it('is counted by the kind of the edit', () => {
    const lines = formatEdits('acme', results).split('\n');
    expect(lines[1]).toMatch(/edits +breaking +undecided +compatible +none +payloads +contradictions$/);
    expect(lines.at(-1)).toMatch(/^ {2}all +100 /);
  });
});
