import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type SchemaPair, schemaDocument, schemaPairs } from '@hookbook/diff/corpus';
import init, { check_compat } from 'jsoncompat';
import type { Opinion } from './secondOpinions.ts';

/** Prints what `jsoncompat` says about some pairs of the corpus. The arguments are the index of the first and after the last. */
async function main([from, to]: readonly number[]): Promise<void> {
  const binary = fileURLToPath(new URL('jsoncompat_wasm_bg.wasm', import.meta.resolve('jsoncompat')));
  await init({ module_or_path: await readFile(binary) });
  console.log(JSON.stringify(schemaPairs().slice(from, to).map(opinionOn)));
}

function opinionOn({ before, after }: SchemaPair): Opinion {
  const [old, now] = [JSON.stringify(schemaDocument(before)), JSON.stringify(schemaDocument(after))];
  try {
    return check_compat(old, now, 'serializer') ? 'compatible' : 'breaking';
  } catch {
    return 'refused';
  }
}

await main(process.argv.slice(2).map(Number));
