import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { compare, type LocatedChange } from '@hookbook/codegen';
import { isBreaking } from '@hookbook/diff';
import { findUses, loadProject, type Use } from '@hookbook/upgrade-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../src/repository.ts';
import { AFTER, BEFORE } from '../src/upgrade/contracts.ts';
import { installPackages } from '../src/upgrade/installPackages.ts';
import { PROJECTS } from '../src/upgrade/projects.ts';

let folder = '';
let changes: readonly LocatedChange[] = [];
let providers: Awaited<ReturnType<typeof compare>>['providers'] = [];

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'hookbook-upgrade-')));
  const [before, after] = ['before.yaml', 'after.yaml'].map((name) => path.join(folder, name)) as [string, string];
  await writeFile(before, BEFORE);
  await writeFile(after, AFTER);
  await installPackages(folder, before);
  const difference = await compare({ name: 'before', specs: before }, { name: 'after', specs: after });
  changes = difference.changes.filter((change) => isBreaking(change));
  providers = difference.providers;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    strict: true,
    skipLibCheck: true,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
  },
});

/** Writes a project, and returns what is found in it. */
async function uses(name: string, files: Readonly<Record<string, string>>) {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(folder, name, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  const project = await loadProject(path.join(folder, name));
  return { project, found: findUses(project, changes, providers) };
}

/** `<file>:<line> <rule>`, each once: events that share a schema share its changes. */
function linesOf(found: ReadonlyMap<LocatedChange, readonly Use[]>): readonly string[] {
  const lines = [...found].flatMap(([{ rule }, places]) =>
    places.map(({ file, line }) => `${path.basename(file)}:${line} ${rule}`),
  );
  return [...new Set(lines)].sort();
}

function expectedIn(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(files)
    .flatMap(([name, text]) =>
      text.split('\n').flatMap((line, index) => {
        const [, rules = ''] = /\/\/ ! (.*)$/.exec(line) ?? [];
        return rules === '' ? [] : rules.split(', ').map((rule) => `${name}:${index + 1} ${rule}`);
      }),
    )
    .sort();
}

describe('in small projects', () => {
  test('every use of what changes is found, and nothing else', async () => {
    const { project, found } = await uses('all', {
      ...PROJECTS,
      'package.json': '{"type":"module"}',
      'tsconfig.json': TSCONFIG,
    });
    const [program] = project.programs;
    const problems = project.ts.getPreEmitDiagnostics(program as never);
    expect(problems.map(({ messageText, file }) => [file?.fileName, messageText])).toEqual([]);
    expect(Object.keys(PROJECTS).length).toBeGreaterThanOrEqual(30);
    expect(linesOf(found)).toEqual(expectedIn(PROJECTS));
    const touched = new Set([...found].filter(([, places]) => places.length > 0).map(([{ rule }]) => rule));
    expect(new Set(changes.map(({ rule }) => rule))).toEqual(touched);
  });

  test('are read whatever their configuration', async () => {
    const commonJs = `
const { createReceiver } = require('@hookbook/receiver/bank'); // ! signature-encoding
/** @param {import('@hookbook/types/shop').OrderCreatedEvent} event */
exports.noteOf = (event) => event.data.note; // ! field-no-longer-required
exports.create = createReceiver;`;
    const files = { 'index.js': commonJs, 'package.json': '{"type":"commonjs"}' };
    expect(linesOf((await uses('javascript', files)).found)).toEqual(expectedIn(files));
  });

  test('are read with the parts that they refer to', async () => {
    const part = JSON.stringify({ extends: '../tsconfig.base.json', compilerOptions: { composite: true } });
    const files = {
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./app" }, { "path": "./lib/tsconfig.json" }] }',
      'tsconfig.base.json': TSCONFIG,
      'package.json': '{"type":"module"}',
      'app/tsconfig.json': part,
      'app/note.ts': PROJECTS['elementAccess.ts'] ?? '',
      'lib/tsconfig.json': part,
      'lib/view.tsx': PROJECTS['reexported.ts'] ?? '',
    };
    const { found } = await uses('parts', files);
    expect(linesOf(found)).toEqual(['note.ts:3 field-no-longer-required', 'view.tsx:2 enum-member-added']);
  });
});

describe('a project', () => {
  test('needs files, and an installed package', async () => {
    await mkdir(path.join(folder, 'empty'));
    await expect(loadProject(path.join(folder, 'empty'))).rejects.toThrow('has no TypeScript or JavaScript files');
    await expect(loadProject(tmpdir())).rejects.toThrow('No package of Hookbook is installed in');
  });

  test('reports why its configuration cannot be read', async () => {
    await expect(loadProject(path.join(folder, 'missing.json'))).rejects.toThrow(
      /missing\.json cannot be read\. Cannot read file/,
    );
  });
});

describe('hookbook upgrade-check', () => {
  const run = (...args: readonly string[]) => runIn('cli', ...args);
  async function runIn(cwd: string, ...args: readonly string[]) {
    const command = path.join(ROOT, 'tools/codegen/bin/hookbook.js');
    const options = { cwd: path.join(folder, cwd), env: { ...process.env, NO_COLOR: '1' } };
    const result = await promisify(execFile)(process.execPath, [command, 'upgrade-check', ...args], options).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      (failure: { code: number; stdout: string; stderr: string }) => failure,
    );
    return { code: result.code, stdout: result.stdout, stderr: result.stderr };
  }

  beforeAll(() => uses('cli', { 'src/note.ts': PROJECTS['elementAccess.ts'] ?? '', 'tsconfig.json': TSCONFIG }));

  test('names the places in the code, and fails', async () => {
    expect(await run('../after.yaml', '--base', '../before.yaml')).toEqual({
      code: 1,
      stderr: '',
      stdout: `BREAKING  shop order.created  field-no-longer-required
  /data/note: ${changes.find(({ rule }) => rule === 'field-no-longer-required')?.message}
    src/note.ts:3:65  export const note = (event: OrderCreatedEvent) => event['data']['note']; // ! field-no-longer-required

${changes.length} breaking changes from ../before.yaml to ../after.yaml: 1 affects this project.
`,
    });
  });

  test('compares the working tree with a commit', async () => {
    const repository = path.join(folder, 'repository');
    const specs = path.join(repository, 'specs/asyncapi.yaml');
    await mkdir(path.dirname(specs), { recursive: true });
    await writeFile(specs, BEFORE);
    const git = (...args: readonly string[]) =>
      promisify(execFile)('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
        cwd: repository,
      });
    await git('init', '--quiet');
    await git('add', 'specs');
    await git('commit', '--quiet', '-m', 'base');
    await writeFile(specs, AFTER);
    const args = ['specs', '--base', 'git:HEAD', '--project', '../cli'];
    const { code, stdout, stderr } = await runIn('repository', ...args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('breaking changes from git:HEAD to specs: 1 affects this project.');
  });

  test('as JSON', async () => {
    const { code, stdout } = await run('../after.yaml', '--base', '../before.yaml', '--format', 'json');
    const { schemaVersion, breaking, touched } = JSON.parse(stdout);
    expect({ code, schemaVersion, breaking }).toEqual({ code: 1, schemaVersion: 1, breaking: changes.length });
    expect(touched).toMatchObject([{ change: { pointer: '/data/note' }, uses: [{ file: 'src/note.ts', line: 3 }] }]);
  });

  test('passes if nothing breaks, or nothing is used', async () => {
    expect(await run('../before.yaml', '--base', '../before.yaml')).toMatchObject({
      code: 0,
      stdout: 'No breaking changes from ../before.yaml to ../before.yaml.\n',
    });
    await uses('unrelated', { 'index.ts': PROJECTS['unrelated.ts'] ?? '', 'tsconfig.json': TSCONFIG });
    const { code, stdout } = await run('../after.yaml', '--base', '../before.yaml', '--project', '../unrelated');
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('none affects this project'),
    });
  });

  test('says what is wrong with its arguments', async () => {
    expect(await run()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("missing required argument 'version'"),
    });
    expect(await run('../nothing.yaml', '--base', '../before.yaml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Version not found: "../nothing.yaml"'),
    });
  });
});
