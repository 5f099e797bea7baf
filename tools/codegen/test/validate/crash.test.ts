import type { ParserDiagnostic } from '@hookbook/asyncapi-parser';
import { load } from '@hookbook/spec-reader/load/load';
import { expect, it } from 'vitest';
import { toDiagnostics } from '../../src/validate/parserDiagnostics.ts';
import { ACME } from '../specs/acme.ts';
import { specFolder } from '../specs/specFolder.ts';

async function messagesFor(diagnostic: ParserDiagnostic) {
  const { document } = await load(await specFolder(ACME));
  if (!document) throw new Error('The spec cannot be read.');
  return toDiagnostics({ document, checkedMessages: new Set(), earlier: [] }, [diagnostic]).map(
    ({ message }) => message,
  );
}

it('warns if the parser fails on a document without errors', async () => {
  const message =
    'Error thrown during AsyncAPI document validation. Name: TypeError, message: no, stack: at x (y.js:1:1)';
  expect(await messagesFor({ code: 'uncaught-error', message, path: [], severity: 0 })).toEqual([
    '@asyncapi/parser failed on this document: no. Only the checks of Hookbook were made.',
  ]);
});

it('reports a schema that the parser cannot read, without a stack trace', async () => {
  const message =
    'Error thrown during schema validation. Name: Error, message: no, stack: Error: no\n    at x (y.js:1:1)';
  expect(await messagesFor({ code: 'asyncapi-schemas-v3', message, path: [], severity: 0 })).toEqual([
    'Error thrown during schema validation. Name: Error, message: no (asyncapi-schemas-v3).',
  ]);
});
