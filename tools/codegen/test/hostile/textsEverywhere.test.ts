import { execFile } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { generatedFrom } from '../determinism/generated.ts';
import { specFolder, temporaryFolder, writeFiles } from '../specs/specFolder.ts';
import { specWith } from './hostileSpec.ts';
import { faultsOf, type Generated } from './judge.ts';
import { BENIGN_TEXT, HOSTILE_TEXTS } from './texts.ts';

const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));

const known = new Map<string, Promise<Generated>>();

/** What is generated from a contract with one text everywhere. */
function generatedWith(text: string): Promise<Generated> {
  const generated = known.get(text) ?? specFolder(specWith(text)).then(generatedFrom);
  known.set(text, generated);
  return generated;
}

it('compares with a twin that has every artifact', async () => {
  const twin = await generatedWith(BENIGN_TEXT);
  expect(new Set([...twin.keys()].map((name) => name.split('/')[0]))).toEqual(
    new Set(['types', 'validators', 'mock-server', 'docs', 'bundle']),
  );
});

// What every object has is written with more care, so code with such names need not be made of the same nodes.
it.each(Object.entries(HOSTILE_TEXTS))('a text that would %s does nothing, wherever it stands', async (_, text) => {
  const files = await generatedWith(text);
  expect(faultsOf(files, await generatedWith(BENIGN_TEXT), text in {} ? 'statements' : 'everything')).toEqual([]);
});

it('leaves nothing behind when the generated code is run', async () => {
  const folder = await temporaryFolder();
  const modules: string[] = [];
  await copyRuntimes(folder);
  for (const [index, text] of [BENIGN_TEXT, ...Object.values(HOSTILE_TEXTS)].entries()) {
    const files = [...(await generatedWith(text))].filter(
      ([name]) => /^(?!docs\/).*\.[jt]s$/.test(name) && !name.endsWith('.d.ts'),
    );
    // Beside the folder where they belong, and as deep, so that they find the runtime of their package.
    const placed = files.map(([name, code]) => [name.replace('/', `/src/gen${index}/`), code] as const);
    await writeFiles(folder, Object.fromEntries(placed));
    modules.push(...placed.map(([name]) => path.join(folder, name)));
  }
  const script = fileURLToPath(new URL('./runAll.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...modules], { maxBuffer: 1e8 });
  expect(modules.length).toBeGreaterThan(5 * Object.keys(HOSTILE_TEXTS).length);
  expect(JSON.parse(stdout)).toEqual({ run: modules.length, faults: [] });
});

/** What generated modules import of their package. */
async function copyRuntimes(folder: string): Promise<void> {
  for (const name of ['types', 'validators', 'mock-server', 'docs']) {
    const source = path.join(REPOSITORY, 'packages', name, 'src');
    await cp(source, path.join(folder, name, 'src'), {
      recursive: true,
      filter: (file) => path.basename(file) !== 'gen',
    });
  }
  await mkdir(path.join(folder, 'bundle'), { recursive: true });
  await writeFiles(folder, { 'package.json': '{ "type": "module" }' });
  await symlink(path.join(REPOSITORY, 'node_modules'), path.join(folder, 'node_modules'));
}
