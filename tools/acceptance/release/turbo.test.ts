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

/** The tasks of `npm run build` that depend on the contract. */
const FROM_CONTRACT = [
  'docs#build',
  'docs#generate',
  'mock-server#build',
  'mock-server#generate',
  'models-go#generate',
  'models-java#generate',
  'models-python#generate',
  'receiver#build',
  'receiver#generate',
  'specs#build',
  'specs#check',
  'types#build',
  'types#generate',
  'validators#build',
  'validators#generate',
];
const MODELS = ['models-go#generate', 'models-java#generate', 'models-python#generate'];
const BUILD = [...FROM_CONTRACT, 'webhook#build'];

/** The validators, and the packages that they are part of. */
const AFTER_VALIDATORS = ['validators#build', 'docs#build', 'mock-server#build', 'receiver#build'];

const TESTED_PACKAGES = ['docs', 'mock-server', 'receiver', 'types', 'validators'];
const WORKSPACES = [
  ...[
    'acceptance',
    'asyncapi-parser',
    'bench',
    'browser',
    'codegen',
    'commonjs',
    'conformance',
    'contract',
    'diff',
    'docs',
    'docs-site',
  ],
  ...[
    'github-corpus',
    'languages',
    'mock-server',
    'models-emitter',
    'normaliser',
    'openapi',
    'outputs',
    'payloads',
    'redos',
    'receiver',
    'release',
    'runtimes',
    'signature-libraries',
    'spec-reader',
    'specs',
    'start',
    'testkit',
    'types',
    'types-emitter',
    'validators',
    'validators-emitter',
    'webhook',
  ],
];
/** Workspaces that generate from the contract or read its files in their tests. */
const READ_SPECS = [
  ...[
    'acceptance',
    'bench',
    'codegen',
    'conformance',
    'github-corpus',
    'languages',
    'normaliser',
    'openapi',
    'redos',
    'runtimes',
    'spec-reader',
    'testkit',
  ],
  ...TESTED_PACKAGES,
];
/** Workspaces whose tests use the generator, or what it generates. */
const USE_GENERATOR = READ_SPECS.filter((name) => !['normaliser', 'openapi', 'redos', 'spec-reader'].includes(name));

/** Workspaces whose tests depend on the package of signature schemes, mostly through the contract. */
const USE_WEBHOOK = WORKSPACES.filter(
  (name) => !['asyncapi-parser', 'browser', 'docs', 'release', 'specs', 'types', 'validators'].includes(name),
);

/** The tests that use the generator, except those of packages that an edit does not change. */
function generatorTestsBut(...unchanged: readonly string[]): readonly string[] {
  return USE_GENERATOR.filter((name) => !unchanged.includes(name));
}

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
    reruns: [...FROM_CONTRACT, ...testsOf('specs', 'start', ...READ_SPECS)],
  },
  {
    edit: 'an example',
    file: 'specs/platform/examples/user.created/published.json',
    reruns: [...FROM_CONTRACT, ...testsOf('specs', 'start', ...READ_SPECS)],
  },
  {
    edit: 'a config file',
    file: 'hookbook.config.ts',
    reruns: [...FROM_CONTRACT, ...testsOf('acceptance', 'codegen', 'conformance', 'runtimes', ...TESTED_PACKAGES)],
  },
  {
    edit: 'the generator',
    file: 'tools/codegen/src/generate/generate.ts',
    reruns: [...FROM_CONTRACT, ...testsOf(...USE_GENERATOR)],
  },
  {
    edit: 'the emitter of the types',
    file: 'tools/types-emitter/src/emitTypes.ts',
    reruns: ['types#generate', 'types#build', ...AFTER_VALIDATORS, ...testsOf('types-emitter', ...generatorTestsBut())],
  },
  {
    edit: 'the emitter of the validators',
    file: 'tools/validators-emitter/src/emitValidators.ts',
    reruns: [
      'validators#generate',
      ...AFTER_VALIDATORS,
      ...testsOf('validators-emitter', ...generatorTestsBut('types')),
    ],
  },
  {
    edit: 'the emitter of the documentation',
    file: 'tools/docs-site/src/emitDocs.ts',
    reruns: [
      'docs#generate',
      'docs#build',
      ...testsOf('docs-site', ...generatorTestsBut('mock-server', 'receiver', 'runtimes', 'types', 'validators')),
    ],
  },
  {
    edit: 'the emitter of the models',
    file: 'tools/models-emitter/src/model/modelsOf.ts',
    reruns: [
      'docs#generate',
      'docs#build',
      ...MODELS,
      ...testsOf(
        'docs-site',
        'models-emitter',
        ...generatorTestsBut('mock-server', 'receiver', 'runtimes', 'testkit', 'types', 'validators'),
      ),
    ],
  },
  {
    edit: 'the mock server',
    file: 'packages/mock-server/src/delivery/sign.ts',
    reruns: [
      'mock-server#build',
      'receiver#build',
      ...testsOf('acceptance', 'bench', 'codegen', 'conformance', 'languages', 'mock-server', 'receiver'),
      ...testsOf('runtimes', 'start'),
    ],
  },
  {
    edit: 'a signature scheme',
    file: 'packages/webhook/src/signature/presets.ts',
    reruns: [...FROM_CONTRACT, 'webhook#build', ...testsOf('docs', 'types', 'validators', ...USE_WEBHOOK)],
  },
  {
    edit: 'the verification of signatures',
    file: 'packages/webhook/src/verify/verify.ts',
    reruns: ['mock-server#build', 'receiver#build', 'webhook#build', ...testsOf(...USE_WEBHOOK)],
  },
  {
    edit: 'the signature vectors',
    file: 'packages/webhook/vectors/vectors.json',
    reruns: testsOf('signature-libraries', 'webhook'),
  },
  {
    edit: 'the docs server',
    file: 'packages/docs/src/createDocsServer.ts',
    reruns: ['docs#build', ...testsOf('acceptance', 'bench', 'codegen', 'docs', 'start')],
  },
  {
    edit: 'the validators',
    file: 'packages/validators/src/index.ts',
    reruns: [
      ...AFTER_VALIDATORS,
      ...testsOf('acceptance', 'bench', 'codegen', 'conformance', 'github-corpus', 'languages', 'mock-server'),
      ...testsOf('docs', 'receiver', 'runtimes', 'start', 'testkit', 'validators'),
    ],
  },
  {
    edit: 'the types',
    file: 'packages/types/src/index.ts',
    reruns: [
      'types#build',
      ...AFTER_VALIDATORS,
      ...testsOf('acceptance', 'bench', 'codegen', 'conformance', 'github-corpus', 'languages', 'mock-server'),
      ...testsOf('docs', 'receiver', 'runtimes', 'start', 'types', 'validators'),
    ],
  },
  {
    edit: 'the step that writes CommonJS',
    file: 'tools/commonjs/src/commonjsModule.ts',
    reruns: [
      ...BUILD.filter((task) => task.endsWith('#build')),
      ...testsOf('acceptance', 'codegen', 'commonjs', 'conformance', 'runtimes', ...TESTED_PACKAGES),
    ],
  },
  { edit: 'a generated file', file: 'packages/types/src/gen/worth.ts', reruns: [] },
  { edit: 'the README of the repository', file: 'README.md', reruns: testsOf('acceptance') },
  { edit: 'the README of a package', file: 'packages/validators/README.md', reruns: testsOf('acceptance') },
  { edit: 'a workflow', file: '.github/workflows/ci.yml', reruns: testsOf('release') },
  { edit: 'a generated document', file: 'docs/diagnostics.md', reruns: testsOf('acceptance', 'codegen') },
  { edit: 'a test of the specs', file: 'specs/test/examples.test.ts', reruns: testsOf('specs') },
  { edit: 'a test of the generator', file: 'tools/codegen/test/types/xWebhook.test.ts', reruns: testsOf('codegen') },
  {
    edit: 'a test of an emitter',
    file: 'tools/types-emitter/test/emitTypes.test.ts',
    reruns: testsOf('types-emitter'),
  },
  {
    edit: 'the fuzzer',
    file: 'tools/conformance/src/fuzz/mutate.ts',
    reruns: testsOf('acceptance', 'conformance'),
  },
  {
    edit: 'the test kit',
    file: 'tools/testkit/src/receiver.ts',
    reruns: testsOf(
      ...[
        'acceptance',
        'bench',
        'codegen',
        'commonjs',
        'conformance',
        'diff',
        'docs-site',
        'github-corpus',
        'languages',
      ],
      ...[
        'mock-server',
        'models-emitter',
        'openapi',
        'outputs',
        'receiver',
        'runtimes',
        'signature-libraries',
        'start',
        'testkit',
        'types-emitter',
        'validators-emitter',
      ],
    ),
  },
  { edit: 'npm start', file: 'tools/start/src/welcome.ts', reruns: testsOf('acceptance', 'start') },
  { edit: 'the configuration of Vitest', file: 'vitest.config.ts', reruns: testsOf(...WORKSPACES) },
])('editing $edit', ({ file, reruns }) => {
  test(`reruns ${reruns.length} tasks`, async () => {
    const edited = path.join(copy, file);
    const text = await readFile(edited).catch(() => undefined);
    await appendFile(edited, '\n');
    try {
      const after = await taskHashes(copy, 'build', 'test');
      const changed = Object.keys(after).filter((task) => after[task] !== before[task]);
      expect(changed.sort()).toEqual([...reruns].sort());
    } finally {
      await (text ? writeFile(edited, text) : rm(edited));
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
