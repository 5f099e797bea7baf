import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';

const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-schemas-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Invalid in the ways that the schemas of AsyncAPI describe. */
const DOCUMENTS = [
  'asyncapi: 3.0.0\ninfo: { title: 1, versoin: 1.0.0, contact: { email: nobody, url: "not a url" } }\nchannels: { a: { x: 1 } }',
  'asyncapi: 3.0.0\ninfo: { title: a, version: 1.0.0 }\nchannels: {}\noperations: { a: { action: sned, channel: 1 } }',
];

/** The diagnostics of all documents, in a process of its own, as a command would read them. */
async function validated(keep: boolean): Promise<unknown> {
  const program = `
    import { parse } from ${JSON.stringify(new URL('../src/parser.ts', import.meta.url).href)};
    import { keepCompiledSchemas } from ${JSON.stringify(new URL('../src/compiledSchemas.ts', import.meta.url).href)};
    import { trustRuleset } from ${JSON.stringify(new URL('../src/ruleset.ts', import.meta.url).href)};
    if (${keep}) {
      trustRuleset();
      keepCompiledSchemas(${JSON.stringify(folder)});
    }
    const results = [];
    for (const text of ${JSON.stringify(DOCUMENTS)})
      results.push(await parse({ root: '/a.yaml', files: new Map([['/a.yaml', text]]) }));
    console.log(JSON.stringify(results));`;
  const { stdout } = await promisify(execFile)('node', ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
  });
  return JSON.parse(stdout);
}

it('finds the same with schemas that it compiles, that it kept, and that were damaged', async () => {
  const plain = await validated(false);
  expect(JSON.stringify(plain)).toContain('versoin');
  expect(await validated(true)).toEqual(plain);
  const kept = await readdir(folder);
  expect(kept).toHaveLength(2);
  expect(await validated(true)).toEqual(plain);
  for (const name of kept) await writeFile(path.join(folder, name), 'throw 1');
  expect(await validated(true)).toEqual(plain);
});
