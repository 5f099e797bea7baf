import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { shareCache, type TaskHashes, taskHashes } from '../src/turbo.ts';

let copy: string;
let before: TaskHashes;
beforeAll(async () => {
  copy = await copyRepository();
  before = await taskHashes(copy, 'build');
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const EVERY_TASK = [
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

test('the tasks of a build', () => {
  expect(Object.keys(before).sort()).toEqual(EVERY_TASK);
});

test('hashes depend on contents only', async () => {
  expect(await taskHashes(copy, 'build')).toEqual(before);
});

describe.each([
  { edit: 'an event', file: 'specs/platform/events/user.created.yaml', reruns: EVERY_TASK },
  { edit: 'an example', file: 'specs/platform/examples/user.created/published.json', reruns: EVERY_TASK },
  { edit: 'the generator', file: 'tools/codegen/src/emit/types/emitTypes.ts', reruns: EVERY_TASK },
  { edit: 'the mock server', file: 'packages/mock-server/src/delivery/sign.ts', reruns: ['mock-server#build'] },
  { edit: 'the docs server', file: 'packages/docs/src/createDocsServer.ts', reruns: ['docs#build'] },
  { edit: 'the validators', file: 'packages/validators/src/issues/formatIssues.ts', reruns: ['validators#build'] },
  { edit: 'the types', file: 'packages/types/src/index.ts', reruns: ['types#build', 'validators#build'] },
  { edit: 'a generated file', file: 'packages/types/src/gen/worth.ts', reruns: [] },
  { edit: 'a readme', file: 'specs/README.md', reruns: [] },
  { edit: 'a test of the specs', file: 'specs/test/examples.test.ts', reruns: [] },
  { edit: 'a test of the generator', file: 'tools/codegen/test/specs/acme.ts', reruns: [] },
  { edit: 'a tool that makes no package', file: 'tools/start/src/welcome.ts', reruns: [] },
])('editing $edit', ({ file, reruns }) => {
  test(reruns.length > 0 ? `reruns ${reruns.length} tasks` : 'reruns nothing', async () => {
    const edited = path.join(copy, file);
    const text = await readFile(edited);
    await appendFile(edited, '\n');
    try {
      const after = await taskHashes(copy, 'build');
      expect(
        Object.keys(after)
          .filter((task) => after[task] !== before[task])
          .sort(),
      ).toEqual(reruns);
    } finally {
      await writeFile(edited, text);
    }
  });
});

test('a second build takes everything from the cache, also what was deleted', async () => {
  await shareCache(copy);
  await runOrThrow('turbo', ['run', 'build'], { cwd: copy });
  const built = path.join(copy, 'packages/types/dist/index.js');
  await rm(path.dirname(built), { recursive: true });
  const { stdout } = await runOrThrow('turbo', ['run', 'build'], { cwd: copy });
  expect(stdout).toContain(`Cached:    ${EVERY_TASK.length} cached, ${EVERY_TASK.length} total`);
  expect(await readFile(built, 'utf8')).toContain('isKnownEventType');
});
