import { expect, it } from 'vitest';
import { CATALOGUE } from '../../src/diagnostics/catalogue.ts';
import { ACME } from '../specs/acme.ts';
import { diagnosed } from '../specs/diagnosed.ts';
import { TOPICS } from './cases/topics.ts';
import { FILE_TOPICS, MEANING_TOPICS } from './testTopics.ts';

it('finds nothing in a contract without a fault', async () => {
  expect(await diagnosed(ACME)).toEqual([]);
});

it('has a case for each diagnostic of the catalogue', () => {
  const cases = Object.values(TOPICS).flat();
  const tested = new Set(cases.flatMap(({ want }) => want.map(({ code }) => code)));
  expect([...tested].sort()).toEqual(Object.keys(CATALOGUE).sort());
});

it('tests every topic', () => {
  expect([...FILE_TOPICS, ...MEANING_TOPICS].sort()).toEqual(Object.keys(TOPICS).sort());
});
