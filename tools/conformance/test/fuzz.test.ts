import { describe, expect, it } from 'vitest';
import { compare } from '../src/fuzz/compare.ts';
import { CORPORA } from '../src/fuzz/corpora.ts';
import { mutate } from '../src/fuzz/mutate.ts';
import { randomOf } from '../src/fuzz/random.ts';
import { shrink } from '../src/fuzz/shrink.ts';
import type { Subject } from '../src/fuzz/subjects.ts';

describe.each(CORPORA)('$name', ({ subjects }) => {
  it('is judged alike by the generated validators and by Ajv', async () => {
    const { disagreements, valid, pairs } = compare(await subjects(1, 600), { pairs: 600, seed: 1 });
    expect(disagreements).toEqual([]);
    expect(valid).toBeGreaterThan(pairs / 4);
    expect(valid).toBeLessThan((pairs * 3) / 4);
  });
});

describe('comparing', () => {
  const judge = (accepts: (value: unknown) => boolean): Subject => ({
    provider: 'acme',
    type: 'done',
    payload: { type: 'object', properties: { id: { type: 'string' }, size: { type: 'integer' } }, required: ['id'] },
    resolve: () => true,
    examples: [],
    generated: {
      is: accepts,
      safeParse: (value) => (accepts(value) ? { ok: true } : { ok: false, issues: ['no'] }),
    },
    oracle: (value) => {
      const valid = typeof (value as { id?: unknown } | null)?.id === 'string';
      return { valid, why: valid ? '' : 'id must be string' };
    },
  });
  const hasTextId = (value: unknown) => typeof (value as { id?: unknown } | null)?.id === 'string';

  it('finds nothing where both agree', () => {
    expect(compare([judge(hasTextId)], { pairs: 300, seed: 1 }).disagreements).toEqual([]);
  });

  it('finds where they differ, and the smallest value that shows it', () => {
    const careless = (value: unknown) => hasTextId(value) || (value as { id?: unknown } | null)?.id === null;
    expect(compare([judge(careless)], { pairs: 300, seed: 1 }).disagreements).toEqual([
      { subject: 'acme done', value: { id: null }, generated: 'accepts', oracle: 'refuses: id must be string' },
    ]);
  });

  it('finds a refusal without an issue', () => {
    const silent = judge(hasTextId);
    const subject = { ...silent, generated: { ...silent.generated, safeParse: () => ({ ok: false, issues: [] }) } };
    expect(compare([subject], { pairs: 50, seed: 1 }).disagreements.length).toBeGreaterThan(0);
  });
});

describe('random values', () => {
  it('are the same for the same seed', () => {
    const [a, b] = [randomOf(5), randomOf(5)];
    expect([a.next(), a.below(10), a.pick(['x', 'y'])]).toEqual([b.next(), b.below(10), b.pick(['x', 'y'])]);
  });

  it('are changed in a copy', () => {
    const value = { list: [1, 2, { a: 'text' }], name: 'x' };
    const before = structuredClone(value);
    const random = randomOf(3);
    const mutated = Array.from({ length: 200 }, () => JSON.stringify(mutate(value, random)));
    expect(value).toEqual(before);
    expect(new Set(mutated).size).toBeGreaterThan(100);
  });

  it('shrink to what still matters', () => {
    const value = { a: [1, { b: 'needle in hay' }, 3], c: 'x' };
    expect(shrink(value, (each) => JSON.stringify(each).includes('needle'))).toEqual({ a: [{ b: 'needle' }] });
  });
});
