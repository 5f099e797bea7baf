import { CATALOGUE, type DiagnosticCode } from '@hookbook/spec-reader/diagnostics/catalogue';
import { describe, expect, it } from 'vitest';
import { ACME } from '../specs/acme.ts';
import { diagnosed } from '../specs/diagnosed.ts';
import { IMPORT_EXAMPLES } from './cases/imports.ts';
import { TOPICS } from './cases/topics.ts';

describe.each(Object.entries(TOPICS))('%s', (_, cases) => {
  it.each(cases)('$name', async ({ given, overlays, expected }) => {
    expect(await diagnosed(given, overlays)).toEqual(expected);
  });
});

it('reports nothing for a valid spec', async () => {
  expect(await diagnosed(ACME)).toEqual([]);
});

it('has a case for each diagnostic of the catalogue', () => {
  const cases = Object.values(TOPICS).flat();
  const imports = Object.keys(IMPORT_EXAMPLES) as DiagnosticCode[];
  const tested = new Set([...cases.flatMap(({ expected }) => expected.map(({ code }) => code)), ...imports]);
  expect([...tested].sort()).toEqual(Object.keys(CATALOGUE).sort());
});
