import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createParserClient } from '@hookbook/asyncapi-parser';
import { hasErrors, readContract } from '@hookbook/codegen';
import { brokenDocuments } from '@hookbook/testkit/brokenDocuments';
import { afterAll, expect, test } from 'vitest';

const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-broken-'));
const { parse, close } = createParserClient();
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

/** Valid documents would be cached in `node_modules`, and the second reading would get the result of the first. */
async function diagnosticsOf(document: unknown, name: string, validate: 'document' | 'skeleton') {
  const file = path.join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(document, null, 2));
  const { diagnostics } = await readContract(file, { parse, validate });
  return diagnostics;
}

test('generation reports what a check reports: no error is lost, none invented', async () => {
  const different: string[] = [];
  const refused: string[] = [];
  for (const { name, document } of brokenDocuments()) {
    const checked = await diagnosticsOf(document, 'checked', 'document');
    const generated = await diagnosticsOf(document, 'generated', 'skeleton');
    if (hasErrors(checked)) refused.push(name);
    if (JSON.stringify(checked).replaceAll('checked.json', 'generated.json') !== JSON.stringify(generated))
      different.push(name);
  }
  expect(different).toEqual([]);
  expect(refused.length).toBeGreaterThan(1000);
}, 900_000);
