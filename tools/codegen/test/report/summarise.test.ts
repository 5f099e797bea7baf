import { createDiagnostic, type Range, related } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { summarise } from '@hookbook/spec-reader/diagnostics/summarise';
import { expect, it } from 'vitest';

function at(file: string, line: number): { readonly file: string; readonly range: Range } {
  return { file, range: { start: { line, column: 1 }, end: { line, column: 2 } } };
}

it('puts errors before warnings and warnings before advice, and each in the order of locations', () => {
  const diagnostics = [
    createDiagnostic('asyncapi-advice', at('/a.yaml', 1), 'Advice.'),
    createDiagnostic('ref-siblings', at('/a.yaml', 2), 'Warning.'),
    createDiagnostic('ref-cycle', at('/b.yaml', 1), 'Second error.'),
    createDiagnostic('ref-cycle', at('/a.yaml', 9), 'First error.'),
  ];
  expect(summarise(diagnostics).map(({ message }) => message)).toEqual([
    ...['First error.', 'Second error.', 'Warning.', 'Advice.'],
  ]);
});

it('merges the same problem in several places into one, with the next places', () => {
  const places = Array.from({ length: 9 }, (_, index) => at('/a.yaml', 9 - index));
  const diagnostics = places.map((place) => createDiagnostic('ref-cycle', place, 'Same.'));
  const merged = summarise([...diagnostics, ...diagnostics, createDiagnostic('ref-cycle', at('/a.yaml', 1), 'Other.')]);
  expect(merged).toMatchObject([{ message: 'Other.' }, { message: 'Same.', range: { start: { line: 1 } }, count: 9 }]);
  expect(merged[0]).not.toHaveProperty('count');
  expect(merged[1]?.related?.map(({ message, range }) => [message, range.start.line])).toEqual(
    [2, 3, 4, 5, 6].map((line) => ['also here', line]),
  );
});

it('keeps problems apart that have other fixes or other related locations', () => {
  const first = createDiagnostic('name-clash', at('/a.yaml', 1), 'Clash.', {
    related: [related('with', at('/b.yaml', 1))],
  });
  const second = createDiagnostic('name-clash', at('/a.yaml', 2), 'Clash.', {
    related: [related('with', at('/b.yaml', 2))],
  });
  const third = createDiagnostic('name-clash', at('/a.yaml', 3), 'Clash.', { fix: 'Another.' });
  expect(summarise([third, second, first])).toEqual([first, second, third]);
});
