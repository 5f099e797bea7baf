import { createDiagnostic, type Range } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { expect, it } from 'vitest';
import { githubReport } from '../../src/report/github.ts';

const RANGE: Range = { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } };

it('escapes characters that would end a property or a command', () => {
  const diagnostic = createDiagnostic(
    'ref-invalid',
    { file: '/repo/specs/a:b,c%.yaml', range: RANGE },
    'First\r\nsecond: 50%,',
    {
      fix: 'Fix it.',
    },
  );
  expect(githubReport([diagnostic], '/repo')).toBe(
    '::error file=specs/a%3Ab%2Cc%25.yaml,line=3,endLine=3,col=5,endColumn=9,title=ref-invalid::First%0D%0Asecond: 50%25, Fix it.',
  );
});

it('omits the columns of a range of several lines', () => {
  const range = { start: RANGE.start, end: { line: 7, column: 1 } };
  const diagnostic = createDiagnostic('duplicate-key', { file: '/repo/a.yaml', range }, 'Clash.');
  expect(githubReport([diagnostic], '/repo')).toBe(
    '::error file=a.yaml,line=3,endLine=7,title=duplicate-key::Clash. Remove or rename one of the two keys.',
  );
});
