import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { workspaceFolders } from '../src/repository.ts';
import { shareCache, type TaskHashes, taskHashes } from '../src/turbo.ts';

let copy: string;
let before: TaskHashes;
beforeAll(async () => {
  copy = await copyRepository();
  before = await taskHashes(copy, 'build', 'test');
});
afterAll(() => rm(copy, { recursive: true, force: true }));

/** All tasks of `npm run build`. */
const BUILD = [
  'docs#build',
  'docs#generate',
  'mock-server#build',
  'mock-server#generate',
  'specs#build',
  'specs#check',
  'types#build',
  'types#generate',
  'validators#build',
  'validators#generate',
];

const TESTED_PACKAGES = ['docs', 'mock-server', 'types', 'validators'];
const WORKSPACES = [
  ...['acceptance', 'asyncapi-parser', 'bench', 'browser', 'codegen', 'conformance', 'contract', 'docs', 'docs-site'],
  ...[
    'github-corpus',
    'mock-server',
    'payloads',
    'redos',
    'release',
    'runtimes',
    'specs',
    'start',
    'testkit',
    'types',
    'validators',
  ],
];
/** Workspaces that generate from the contract or read its files in their tests. */
const READ_SPECS = [
  ...['acceptance', 'bench', 'codegen', 'conformance', 'github-corpus', 'redos', 'runtimes', 'testkit'],
  ...TESTED_PACKAGES,
];
/** Workspaces whose tests use the generator, or what it generates. */
const USE_GENERATOR = READ_SPECS.filter((name) => name !== 'redos');

function testsOf(...names: readonly string[]): readonly string[] {
  return names.map((name) => `${name}#test`);
}

test('the tasks are those of the build, and tests of every workspace', () => {
  expect(Object.keys(before).sort()).toEqual([...BUILD, ...testsOf(...WORKSPACES)].sort());
});

test('hashes depend on nothing but contents', async () => {
  expect(await taskHashes(copy, 'build', 'test')).toEqual(before);
});

test('the reports and logs of a run are no input', async () => {
  for (const folder of workspaceFolders())
    for (const file of ['.cache/test-report.json', '.turbo/turbo-test.log']) {
      await mkdir(path.join(copy, folder, path.dirname(file)), { recursive: true });
      await writeFile(path.join(copy, folder, file), '{}');
    }
  expect(await taskHashes(copy, 'build', 'test')).toEqual(before);
});

describe.each<{ edit: string; file: string; reruns: readonly string[] }>([
  {
    edit: 'an event',
    file: 'specs/platform/events/user.created.yaml',
    reruns: [...BUILD, ...testsOf('specs', ...READ_SPECS)],
  },
  {
    edit: 'an example',
    file: 'specs/platform/examples/user.created/published.json',
    reruns: [...BUILD, ...testsOf('specs', ...READ_SPECS)],
  },
  {
    edit: 'the generator',
    file: 'tools/codegen/src/emit/types/emitTypes.ts',
    reruns: [...BUILD, ...testsOf(...USE_GENERATOR)],
  },
  {
    edit: 'the mock server',
    file: 'packages/mock-server/src/delivery/sign.ts',
    reruns: ['mock-server#build', ...testsOf('acceptance', 'codegen', 'mock-server', 'runtimes', 'start')],
  },
  {
    edit: 'the docs server',
    file: 'packages/docs/src/createDocsServer.ts',
    reruns: ['docs#build', ...testsOf('acceptance', 'codegen', 'docs', 'start')],
  },
  {
    edit: 'the validators',
    file: 'packages/validators/src/index.ts',
    reruns: [
      'validators#build',
      ...testsOf('acceptance', 'bench', 'codegen', 'conformance', 'runtimes', 'testkit', 'validators'),
    ],
  },
  {
    edit: 'the types',
    file: 'packages/types/src/index.ts',
    reruns: [
      ...['types#build', 'validators#build'],
      ...testsOf('acceptance', 'bench', 'codegen', 'conformance', 'runtimes', 'types', 'validators'),
    ],
  },
  { edit: 'a generated file', file: 'packages/types/src/gen/worth.ts', reruns: [] },
  { edit: 'the README of the repository', file: 'README.md', reruns: testsOf('acceptance') },
  { edit: 'the README of a package', file: 'packages/validators/README.md', reruns: testsOf('acceptance') },
  { edit: 'a generated document', file: 'docs/diagnostics.md', reruns: testsOf('acceptance', 'codegen') },
  { edit: 'a test of the specs', file: 'specs/test/examples.test.ts', reruns: testsOf('specs') },
  { edit: 'a test of the generator', file: 'tools/codegen/test/types/emitTypes.test.ts', reruns: testsOf('codegen') },
  {
    edit: 'the fuzzer',
    file: 'tools/conformance/src/fuzz/mutate.ts',
    reruns: testsOf('acceptance', 'conformance'),
  },
  {
    edit: 'the test kit',
    file: 'tools/testkit/src/receiver.ts',
    reruns: testsOf(
      ...['acceptance', 'bench', 'codegen', 'conformance', 'docs-site', 'github-corpus'],
      ...['mock-server', 'runtimes', 'start', 'testkit'],
    ),
  },
  { edit: 'npm start', file: 'tools/start/src/welcome.ts', reruns: testsOf('acceptance', 'start') },
  { edit: 'the configuration of Vitest', file: 'vitest.config.ts', reruns: testsOf(...WORKSPACES) },
])('editing $edit', ({ file, reruns }) => {
  test(`reruns ${reruns.length} tasks`, async () => {
    const edited = path.join(copy, file);
    const text = await readFile(edited);
    await appendFile(edited, '\n');
    try {
      const after = await taskHashes(copy, 'build', 'test');
      const changed = Object.keys(after).filter((task) => after[task] !== before[task]);
      expect(changed.sort()).toEqual([...reruns].sort());
    } finally {
      await writeFile(edited, text);
    }
  });
});

test('a second build restores everything from the cache, including deleted files', async () => {
  await shareCache(copy);
  await runOrThrow('turbo', ['run', 'build'], { cwd: copy });
  const built = path.join(copy, 'packages/types/dist/index.js');
  await rm(path.dirname(built), { recursive: true });
  const { stdout } = await runOrThrow('turbo', ['run', 'build'], { cwd: copy });
  expect(stdout).toContain(`Cached:    ${BUILD.length} cached, ${BUILD.length} total`);
  expect(await readFile(built, 'utf8')).toContain('isKnownEventType');
});
