import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createParserClient } from '@hookbook/asyncapi-parser';
import { hasErrors, readContract } from '@hookbook/codegen';
import { brokenDocuments } from '@hookbook/testkit/brokenDocuments';
import { afterAll, expect, test } from 'vitest';

const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-broken-'));
type Extent = 'document' | 'skeleton';

// The verdict about a valid document is remembered there, for this way of reading only.
for (const extent of ['document', 'skeleton'] satisfies Extent[])
  await mkdir(path.join(folder, extent, 'node_modules'), { recursive: true });
const { parse, close } = createParserClient();
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

async function diagnosticsOf(document: unknown, validate: Extent) {
  const file = path.join(folder, validate, 'asyncapi.json');
  await writeFile(file, JSON.stringify(document, null, 2));
  const { diagnostics } = await readContract(file, { parse, validate });
  return JSON.parse(JSON.stringify(diagnostics).replaceAll(file, 'document')) as typeof diagnostics;
}

test('generation reports what a check reports: no error is lost, none invented', async () => {
  const different: string[] = [];
  const refused: string[] = [];
  for (const { name, document } of brokenDocuments()) {
    const checked = await diagnosticsOf(document, 'document');
    const generated = await diagnosticsOf(document, 'skeleton');
    if (hasErrors(checked)) refused.push(name);
    if (!isDeepStrictEqual(checked, generated)) different.push(name);
  }
  expect(different).toEqual([]);
  expect(refused.length).toBeGreaterThan(1000);
}, 900_000);
