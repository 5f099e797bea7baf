import { describe, expect, test } from 'vitest';
import { compare, type Decision, type Known } from '../src/compare.ts';
import { KNOWN } from '../src/known.ts';
import { LIBRARIES } from '../src/libraries.ts';
import { type ComparedLibrary, documentText, isAsKnown, terminalText } from '../src/report.ts';
import { bodyOf, readVectors } from '../src/vectors.ts';

const decision = (id: string, expected: boolean, actual: boolean, kind: Decision['kind'] = 'verifies'): Decision => ({
  kind,
  id,
  expected,
  actual,
});
const DECISIONS = [
  decision('acme/first', true, true),
  decision('acme/late', false, true),
  decision('acme/empty', true, false),
  decision('acme/empty', true, false, 'signs'),
];
const KNOWN_ALL: readonly Known[] = [
  { kind: 'verifies', reason: 'It accepts late requests.', ids: ['acme/late'] },
  { kind: 'verifies', reason: 'It rejects an empty body.', ids: ['acme/empty'] },
  { kind: 'signs', reason: 'It does not sign an empty body.', ids: ['acme/empty'] },
];
const library = { name: 'acme', version: '1.2.3', verifier: 'acme.verify', schemes: ['acme'] };
const compared = (known: readonly Known[]): readonly ComparedLibrary[] => [
  { library, comparison: compare(DECISIONS, known) },
];

describe('compare', () => {
  test('counts agreements, and finds the reason of every disagreement', () => {
    const comparison = compare(DECISIONS, KNOWN_ALL);
    expect(comparison).toMatchObject({ decisions: 4, agreements: 1, unlisted: [], outdated: [] });
    expect(comparison.explained.map(({ known }) => known.reason)).toEqual(KNOWN_ALL.map(({ reason }) => reason));
    expect(isAsKnown(compared(KNOWN_ALL))).toBe(true);
  });

  test('reports a disagreement that is not listed, also if the same vector is listed for signing', () => {
    const known = KNOWN_ALL.filter(({ kind }) => kind === 'signs');
    expect(compare(DECISIONS, known).unlisted).toEqual([DECISIONS[1], DECISIONS[2]]);
    expect(isAsKnown(compared(known))).toBe(false);
  });

  test('reports a listed disagreement that does not exist', () => {
    const known: readonly Known[] = [
      ...KNOWN_ALL,
      { kind: 'verifies', reason: 'Nothing.', ids: ['acme/first', 'acme/x'] },
    ];
    expect(compare(DECISIONS, known).outdated.map(({ id }) => id)).toEqual(['acme/first', 'acme/x']);
    expect(isAsKnown(compared(known))).toBe(false);
  });
});

test('the terminal shows the counts and every disagreement', () => {
  expect(
    terminalText(compared(KNOWN_ALL.slice(0, 1))),
  ).toBe(`library     decisions  agreements  explained  unlisted  outdated
acme@1.2.3  4          1           1          2         0

acme accepts acme/late, which is invalid
Not in known.ts: acme rejects acme/empty, which is valid
Not in known.ts: acme signs acme/empty in a way that createVerifier rejects`);
});

test('the document has a table of libraries, and the vectors of each reason', () => {
  const text = documentText(compared(KNOWN_ALL));
  expect(text).toContain('| `acme` 1.2.3 | `acme` | 4 | 1 | 1 | 1 |');
  expect(text).toContain('| It rejects an empty body. | rejects valid | `acme/empty` |');
  expect(text).toContain('| It does not sign an empty body. | signs differently | `acme/empty` |');
  expect(text).toContain('`npm run test:sdks` generates this document.');
});

test('known disagreements are of libraries and vectors that exist', async () => {
  const ids = new Set((await readVectors()).map(({ id }) => id));
  expect(Object.keys(KNOWN)).toEqual(LIBRARIES.map(({ name }) => name));
  const listed = Object.values(KNOWN).flatMap((known) => known.flatMap(({ ids: vectors }) => vectors));
  expect(listed.filter((id) => !ids.has(id))).toEqual([]);
});

test('reads bodies that are repeated', async () => {
  const large = (await readVectors()).find(({ id }) => id === 'github/large-body');
  expect(large && bodyOf(large).toString()).toBe('1'.repeat(100_000));
});
