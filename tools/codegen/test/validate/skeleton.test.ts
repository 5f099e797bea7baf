import { brokenDocuments } from '@hookbook/testkit/brokenDocuments';
import { expect, it } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { ROOT } from '../specs/acme.ts';
import { expected } from '../specs/diagnosed.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder } from '../specs/specFolder.ts';

/** Each of them takes the parser a tenth of a second. The release suite tests all. */
const SAMPLE = brokenDocuments().filter((_, index) => index % 50 === 0);

/** Each has a folder of its own, because the verdict about a valid document is remembered. */
async function diagnosticsOf(document: unknown, validate: 'document' | 'skeleton') {
  const specs = await specFolder({ [ROOT]: JSON.stringify(document, null, 2) });
  const { diagnostics } = await readContract(specs, { parse, validate });
  return diagnostics.map((diagnostic) => expected(diagnostic, specs));
}

it.each(SAMPLE)('has the diagnostics of the whole document: $name', async ({ document }) => {
  expect(await diagnosticsOf(document, 'skeleton')).toEqual(await diagnosticsOf(document, 'document'));
});
