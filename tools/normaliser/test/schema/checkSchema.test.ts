import { keywordKind } from '@hookbook/contract/schema';
import { CATALOGUE } from '@hookbook/spec-reader/diagnostics/catalogue';
import type { SpecFile } from '@hookbook/spec-reader/spec/file/specFile';
import { rootNode } from '@hookbook/spec-reader/spec/file/specNode';
import { expect, it } from 'vitest';
import { checkSchema } from '../../src/schema/checkSchema.ts';
import { requiredForm } from '../../src/schema/keywordForms.ts';
import { documentOf } from './canonicalised.ts';

function problemsIn(schema: unknown): (readonly [message: string, fix: string])[] {
  const { document } = documentOf(schema, '2020-12');
  const file = document.files.get('/specs/schema.json') as SpecFile;
  return checkSchema(rootNode(file), '2020-12').map(({ message, fix }) => [message, fix]);
}

it.each(['constructor', 'toString', '__proto__'])('reports an unknown keyword named %s like any other', (keyword) => {
  expect(problemsIn(JSON.parse(`{ "${keyword}": true }`))).toEqual([
    [`"${keyword}" has no meaning in 2020-12.`, CATALOGUE['schema-keyword-ignored'].fix],
  ]);
});

it('understands the annotations of OpenAPI', () => {
  const annotations = {
    example: 1,
    xml: { name: 'a' },
    externalDocs: { url: '' },
    discriminator: { propertyName: 'kind' },
  };
  expect(problemsIn(annotations)).toEqual([]);
});

it('takes a similar name for a misspelling only if the value fits', () => {
  expect(problemsIn({ id: { type: 'integer' } })).toEqual([
    ['"id" has no meaning in 2020-12.', CATALOGUE['schema-keyword-ignored'].fix],
  ]);
  expect(problemsIn({ maxlength: 3 })[0]?.[1]).toBe('Rename it to "maxLength".');
});

it.each([[[]], [['string', 'string']], [5]])('reports %j as the value of type', (type) => {
  const [problem] = problemsIn({ type });
  expect(problem?.[0]).toBe('type must be the name of a type, or a list of names without duplicates.');
});

it.each([
  ['multipleOf', Infinity, 'a number greater than 0'],
  ['multipleOf', 0, 'a number greater than 0'],
  ['minimum', Infinity, 'a number'],
  ['const', { a: [NaN] }, 'a JSON value'],
  ['enum', [1, -Infinity], 'a list of JSON values'],
  ['enum', [1, null, { a: 0.5 }], undefined],
] as const)('requires of the value of %s, if it is %j, to be %s', (keyword, value, form) => {
  const kind = keywordKind(keyword, '2020-12');
  expect(kind && requiredForm(kind, value)).toBe(form);
});
