import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACME, CHANNEL, ROOT } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';
import { withMadeUpArtifacts } from '../write/madeUpArtifacts.ts';

withMadeUpArtifacts();

/** A folder with Acme in `contract/`, and a config file. */
async function project(config: string, file = 'hookbook.config.json') {
  const cwd = path.dirname(await specFolder({}));
  await writeFiles(path.join(cwd, 'contract'), ACME);
  await writeFiles(cwd, { [file]: config });
  return { cwd, run: (...argv: readonly string[]) => hookbook(argv, { cwd }) };
}

const SPECS = '{ "specs": "contract" }';

describe('the config file', () => {
  it.each([
    ['hookbook.config.json', SPECS],
    ['hookbook.config.mjs', `export default ${SPECS}`],
    ['hookbook.config.js', `module.exports = ${SPECS}`],
    ['hookbook.config.ts', `const config: { specs: string } = ${SPECS};\nexport default config;`],
  ])('may be %s', async (file, text) => {
    const { run } = await project(text, file);
    expect(await run('check')).toMatchObject({ exit: 0, out: '2 events of 1 provider, no problems' });
  });

  it('names overlays and the root folder, relative to itself', async () => {
    const { cwd, run } = await project(
      '{ "specs": "contract/service", "root": "contract", "overlays": ["ours.yaml"] }',
    );
    await writeFiles(path.join(cwd, 'contract'), {
      'service/asyncapi.yaml': `${ACME[ROOT]}`.replace('./acme/', '../acme/'),
    });
    await writeFiles(cwd, {
      'ours.yaml': `overlay: 1.0.0
info: { title: Ours, version: 1.0.0 }
extends: contract/${CHANNEL}
actions: [{ target: "$.messages['user.deleted']", remove: true }]
`,
    });
    expect(await run('check')).toMatchObject({ exit: 0, out: '1 event of 1 provider, no problems' });
  });

  it('says which artifacts are generated, and where', async () => {
    const { cwd, run } = await project(
      '{ "specs": "contract", "artifacts": { "types": "src/hooks", "docs": "site" } }',
    );
    const { exit, out } = await run('generate');
    expect({ exit, lines: out.split('\n').slice(0, 4) }).toEqual({
      exit: 0,
      lines: ['types  1 added', '  + src/hooks/providers/acme.txt', 'docs   1 added', '  + site/providers/acme.txt'],
    });
    expect(await readFile(path.join(cwd, 'src/hooks/providers/acme.txt'), 'utf8')).toContain('user.created');
  });

  it('yields to options', async () => {
    const { cwd, run } = await project('{ "specs": "nowhere", "artifacts": { "types": "hooks" } }');
    expect(await run('generate', '--specs', 'contract', '--out', 'out')).toMatchObject({ exit: 0 });
    expect((await readdir(path.join(cwd, 'out'))).sort()).toEqual([
      'docs',
      'mock-server',
      'receiver',
      'types',
      'validators',
    ]);
    expect(await readdir(cwd)).not.toContain('hooks');
  });

  it('is found above the current folder, up to the repository', async () => {
    const { cwd } = await project(SPECS);
    const nested = path.join(cwd, 'a/b');
    await mkdir(nested, { recursive: true });
    const run = () => hookbook(['check'], { cwd: nested });
    expect((await run()).exit).toBe(2);
    await mkdir(path.join(cwd, '.git'));
    expect((await run()).exit).toBe(0);
    await writeFile(path.join(cwd, 'a/package.json'), '{ "workspaces": ["b"] }');
    expect((await run()).exit).toBe(2);
  });

  it('may have another name', async () => {
    const { run } = await project(SPECS, 'other.json');
    expect((await run('check')).exit).toBe(2);
    expect((await run('check', '--config', 'other.json')).exit).toBe(0);
  });
});

describe('a problem in the config file is a usage error', () => {
  it.each([
    ['{ "spec": "a" }', 'hookbook.config.json: Unknown field "spec". Did you mean "specs"?'],
    ['{ "__proto__": 1 }', 'hookbook.config.json: Unknown field "__proto__".'],
    ['{ "toString": 1 }', 'hookbook.config.json: Unknown field "toString".'],
    ['{ "specs": 1 }', 'hookbook.config.json: "specs" must be a path.'],
    ['{ "overlays": "a" }', 'hookbook.config.json: "overlays" must be a list of paths.'],
    [
      '{ "artifacts": ["types"] }',
      'hookbook.config.json: "artifacts" must be an object with the folder of each artifact.',
    ],
    [
      '{ "artifacts": { "type": "a" } }',
      'hookbook.config.json: Unknown artifact "type". Did you mean "types"? Available artifacts: types, validators, receiver, mock-server, docs, models-python, models-go, models-java.',
    ],
    [
      '{ "artifacts": { "types": "." } }',
      'hookbook.config.json: The folder of "types" contains ".", and generating would remove it. Choose another folder.',
    ],
    [
      '{ "specs": "contract", "artifacts": { "types": "contract" } }',
      'hookbook.config.json: The folder of "types" contains "contract", and generating would remove it. Choose another folder.',
    ],
    [
      '{ "artifacts": { "types": "gen", "docs": "gen/docs" } }',
      'hookbook.config.json: The folder of "types" contains "gen/docs", and generating would remove it. Choose another folder.',
    ],
    ['[]', 'hookbook.config.json must have an object as its value.'],
  ])('%s', async (config, message) => {
    const { run } = await project(config);
    expect(await run('check')).toMatchObject({ exit: 2, error: `error: ${message}` });
  });

  it('such as a syntax error', async () => {
    const { run } = await project('{ "specs": ');
    expect((await run('check')).error).toMatch(/^error: hookbook\.config\.json cannot be loaded: .*JSON/);
  });

  it('such as a module that throws, or has no default export', async () => {
    const throwing = await project('throw new Error("not today")', 'hookbook.config.mjs');
    expect(await throwing.run('check')).toMatchObject({
      exit: 2,
      error: 'error: hookbook.config.mjs cannot be loaded: not today',
    });
    const empty = await project('export const specs = 1', 'hookbook.config.mjs');
    expect((await empty.run('check')).error).toBe(
      'error: hookbook.config.mjs must have an object as its default export.',
    );
  });

  it('such as a second config file, or one that is missing', async () => {
    const { cwd, run } = await project(SPECS);
    await writeFiles(cwd, { 'hookbook.config.js': '' });
    expect((await run('check')).error).toMatch(/contains both hookbook\.config\.js and hookbook\.config\.json\./);
    expect(await run('check', '--config', 'no.json')).toMatchObject({ exit: 2 });
  });

  it('such as an artifact without a folder', async () => {
    const { run } = await project('{ "specs": "contract", "artifacts": { "types": "hooks" } }');
    expect(await run('generate', 'docs')).toMatchObject({
      exit: 2,
      error: 'error: Artifact "docs" has no folder in hookbook.config.json. Add it there, or set --out.',
    });
  });
});

it('never replaces a folder with other files', async () => {
  const { cwd, run } = await project('{ "specs": "contract", "artifacts": { "types": "src" } }');
  await writeFiles(cwd, { 'src/mine.ts': 'export {};\n' });
  expect(await run('generate')).toMatchObject({
    exit: 2,
    error:
      'error: "src" contains files that Hookbook did not write, and generating replaces everything in the folder. Choose a new or empty folder.',
  });
  expect(await readFile(path.join(cwd, 'src/mine.ts'), 'utf8')).toBe('export {};\n');
});
