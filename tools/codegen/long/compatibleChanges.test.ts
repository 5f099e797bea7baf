import type { Definition } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { DEFINITIONS, type SchemaPair, schemaPairs } from '@hookbook/diff/corpus';
import { acceptance } from '@hookbook/testkit/assignments';
import { compile } from '@hookbook/testkit/compile';
import { resolveIn, sampleValues } from '@hookbook/testkit/sampleValues';
import { definitionsModule } from '@hookbook/types-emitter';
import { expect, it } from 'vitest';
import { payloadIssues } from '../src/validate/judge/payloadIssues.ts';

const PAYLOADS_PER_PAIR = Number(process.env.PAYLOADS ?? 200);
const SEED = 20_261_130;

const shared: readonly Definition[] = Object.entries(DEFINITIONS).map(([name, schema]) => definition(name, schema));
const issuesOf = payloadIssues({ definitions: shared, webhook: { eventType: [] } });
const pairs = schemaPairs().filter(({ isBreaking }) => !isBreaking);

function definition(name: string, schema: Schema): Definition {
  return { name, schema, source: { file: 'a.yaml', pointer: '' } };
}

/** Random payloads that a pair allows after the change. */
function payloadsOf({ after }: SchemaPair): readonly unknown[] {
  const options = { resolve: resolveIn(shared), avoidEmptyObjects: true, count: PAYLOADS_PER_PAIR, seed: SEED };
  const issues = issuesOf(after);
  return sampleValues(after, options).filter((payload) => issues(payload).length === 0);
}

/** One of the payloads for each way in which types can tell them apart. */
function shapesOf(payloads: readonly unknown[], { before }: SchemaPair): readonly unknown[] {
  const isNamed = namedIn([before, DEFINITIONS]);
  const assignable = payloads.filter((payload) => !isWeak(payload, isNamed));
  return [...new Map(assignable.map((payload) => [shapeOf(payload, isNamed), payload])).values()];
}

type IsNamed = (value: unknown) => boolean;

/** Whether schemas contain a value, as far as types can know. */
function namedIn(schemas: unknown): IsNamed {
  const text = JSON.stringify(schemas);
  return (value) => text.includes(JSON.stringify(value));
}

/** TypeScript refuses an object that has no member in common with a type whose members are all optional. */
function isWeak(value: unknown, isNamed: IsNamed): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = Array.isArray(value) ? [] : Object.keys(value);
  const isUnknown = names.length > 0 && !names.some(isNamed);
  return isUnknown || Object.values(value).some((member) => isWeak(member, isNamed));
}

/** A payload in which every text and number that no type can name is like any other, and members are missing that none names. */
function shapeOf(payload: unknown, isNamed: IsNamed): string {
  return JSON.stringify(payload, (name, value) => {
    if (name !== '' && !/^\d+$/.test(name) && !isNamed(name)) return undefined;
    return isNamed(value) || !['string', 'number'].includes(typeof value) ? value : `any ${typeof value}`;
  });
}

const payloads = pairs.map(payloadsOf);

it('old validators accept the payloads that a compatible change allows', () => {
  const refused = pairs.flatMap(({ name, before }, index) => {
    const issues = issuesOf(before);
    const payload = payloads[index]?.find((candidate) => issues(candidate).length > 0);
    return payload === undefined ? [] : [`${name}: ${JSON.stringify(payload)}`];
  });
  expect(refused).toEqual([]);
  expect(pairs.length).toBeGreaterThan(400);
  // Some schemas allow only what the sampler does not find.
  expect(payloads.filter(({ length }) => length === 0).length).toBeLessThan(pairs.length / 10);
});

it('old types have the payloads that a compatible change allows', { timeout: 600_000 }, async () => {
  const old = pairs.map(({ before }, index) => definition(`Before${index}`, before));
  const uses = pairs.map((pair, index) => {
    const shapes = shapesOf(payloads[index] ?? [], pair);
    const statements = shapes.map((payload, count) => acceptance(payload, 'Before', `p${count}`));
    return `import type { Before${index} as Before } from './old.ts';\n${statements.join('')}`;
  });
  const files = Object.fromEntries(uses.map((text, index) => [`use${index}.ts`, text]));
  const errors = await compile({ 'old.ts': await definitionsModule([...shared, ...old]), ...files });
  expect(errors.map((error) => `${error} ${pairs[Number(/use(\d+)/.exec(error)?.[1])]?.name}`)).toEqual([]);
});
