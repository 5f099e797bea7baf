import { execFile } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BENIGN_TEXT, HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { expect, it } from 'vitest';
import { typeScriptFrom } from '../test/determinism/generated.ts';
import { specWith } from '../test/hostile/hostileSpec.ts';
import { type Generated, inspectFiles } from '../test/hostile/inspectFiles.ts';
import { specFolder, temporaryFolder, writeFiles } from '../test/specs/specFolder.ts';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

const cache = new Map<string, Promise<Generated>>();

/** The files that are generated from a spec with the text in every place. */
function generatedWith(text: string): Promise<Generated> {
  const generated = cache.get(text) ?? specFolder(specWith(text)).then(typeScriptFrom).then(withoutCopies);
  cache.set(text, generated);
  return generated;
}

/** All pages in one file are the same pages, and long ones are split. */
function withoutCopies(files: Generated): Generated {
  return new Map([...files].filter(([name]) => !name.endsWith('llms-full.txt')));
}

it('compares with a baseline that has every artifact', async () => {
  const baseline = await generatedWith(BENIGN_TEXT);
  expect(new Set([...baseline.keys()].map((name) => name.split('/')[0]))).toEqual(
    new Set(['types', 'validators', 'receiver', 'mock-server', 'docs', 'bundle']),
  );
});

// Generated code reads names that every object inherits through a function, so only its statements are the same.
it.each(Object.entries(HOSTILE_TEXTS))('%s in every place of a spec changes only texts', async (_, text) => {
  const files = await generatedWith(text);
  expect(inspectFiles(files, await generatedWith(BENIGN_TEXT), text in {} ? 'statements' : 'everything')).toEqual([]);
});

it('running the generated code changes no global object', async () => {
  const folder = await temporaryFolder();
  const modules: string[] = [];
  await copyRuntimes(folder);
  for (const [index, text] of [BENIGN_TEXT, ...Object.values(HOSTILE_TEXTS)].entries()) {
    const files = [...(await generatedWith(text))].filter(
      ([name]) => /^(?!docs\/).*\.[jt]s$/.test(name) && !name.endsWith('.d.ts'),
    );
    // At the depth of `src/gen`, so that the relative imports of the runtime resolve.
    const validators = `../../../validators/src/gen${index}/`;
    const moved = files.map(
      ([name, code]) =>
        [
          name.replace('/', `/src/gen${index}/`),
          code.replace(/(?<=^import .* from ')@hookbook\/validators\/(.*)(?=';$)/m, `${validators}$1.ts`),
        ] as const,
    );
    await writeFiles(folder, Object.fromEntries(moved));
    modules.push(...moved.map(([name]) => path.join(folder, name)));
  }
  const script = fileURLToPath(new URL('./runModules.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...modules], { maxBuffer: 1e8 });
  expect(modules.length).toBeGreaterThan(5 * Object.keys(HOSTILE_TEXTS).length);
  expect(JSON.parse(stdout)).toEqual({ run: modules.length, problems: [] });
});

/** Copies the files that generated modules import from their package. */
async function copyRuntimes(folder: string): Promise<void> {
  for (const name of ['types', 'validators', 'receiver', 'mock-server', 'docs']) {
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
