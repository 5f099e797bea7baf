import { createRandom } from '@hookbook/payloads/random';
import { describe, expect, it } from 'vitest';
import { compare } from '../src/fuzz/compare.ts';
import { CORPORA } from '../src/fuzz/corpora.ts';
import { mutate } from '../src/fuzz/mutate.ts';
import type { Subject } from '../src/fuzz/subject.ts';

describe.each(CORPORA)('$name', ({ oracle, subjects }) => {
  it(`the generated validators agree with ${oracle}`, async () => {
    const { disagreements, valid, pairs } = compare(await subjects(1, 200), { pairs: 200, seed: 1 });
    expect(disagreements).toEqual([]);
    expect(valid).toBeGreaterThan(pairs / 4);
    expect(valid).toBeLessThan((pairs * 3) / 4);
  });
});

describe('comparing', () => {
  const hasTextId = (value: unknown) => typeof (value as { id?: unknown } | null)?.id === 'string';
  /** A subject whose validator accepts what `accepts` does, while the oracle requires an id of type string. */
  const subjectOf = (accepts: (value: unknown) => boolean): Subject => ({
    name: 'acme done',
    type: 'done',
    payload: { type: 'object', properties: { id: { type: 'string' }, size: { type: 'integer' } }, required: ['id'] },
    resolve: () => true,
    examples: [],
    generated: {
      is: accepts,
      safeParse: (value) => (accepts(value) ? { ok: true } : { ok: false, issues: ['no'] }),
    },
    oracle: (value) => ({ valid: hasTextId(value), reason: hasTextId(value) ? '' : 'id must be string' }),
  });

  it('finds nothing if both agree', () => {
    expect(compare([subjectOf(hasTextId)], { pairs: 300, seed: 1 }).disagreements).toEqual([]);
  });

  it('finds a disagreement and reports the smallest value', () => {
    const careless = (value: unknown) => hasTextId(value) || (value as { id?: unknown } | null)?.id === null;
    expect(compare([subjectOf(careless)], { pairs: 300, seed: 1 }).disagreements).toEqual([
      { subject: 'acme done', value: { id: null }, generated: 'accepts', oracle: 'rejects: id must be string' },
    ]);
  });

  it('finds a rejection without an issue', () => {
    const subject = subjectOf(hasTextId);
    const silent = { ...subject, generated: { ...subject.generated, safeParse: () => ({ ok: false, issues: [] }) } };
    expect(compare([silent], { pairs: 50, seed: 1 }).disagreements.length).toBeGreaterThan(0);
  });
});

describe('mutating', () => {
  it('returns changed copies', () => {
    const value = { list: [1, 2, { a: 'text' }], name: 'x' };
    const before = structuredClone(value);
    const random = createRandom(3);
    const mutated = Array.from({ length: 200 }, () => JSON.stringify(mutate(value, random)));
    expect(value).toEqual(before);
    expect(new Set(mutated).size).toBeGreaterThan(100);
  });
});
