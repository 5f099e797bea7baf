import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run, runOrThrow } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { ROOT } from '../src/repository.ts';

const IDENTITY = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', EMAIL: 'nobody@example.com' };
const SPEC = 'specs/platform/events/user.created.yaml';

let copy: string;
beforeAll(async () => {
  copy = await copyRepository();
  for (const name of await changesets()) await rm(path.join(copy, '.changeset', name));
  await git('init', '-q', '-b', 'main');
  await commit('base');
  await git('checkout', '-q', '-b', 'branch');
});
afterAll(() => rm(copy, { recursive: true, force: true }));

function git(...args: readonly string[]) {
  return runOrThrow('git', [...args], { cwd: copy, env: IDENTITY });
}

async function commit(message: string) {
  await git('add', '.');
  await git('commit', '-q', '-m', message);
}

const checked = (...args: readonly string[]) =>
  run('npm', ['run', 'changeset:check', '--', 'main', ...args], { cwd: copy, env: IDENTITY });

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(path.join(copy, file), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(path.join(copy, file), changed);
}

test('a branch without changes needs no changeset', async () => {
  expect(await checked()).toMatchObject({ code: 0, stderr: expect.not.stringContaining('changeset says') });
});

test('a branch that Git does not know is named', async () => {
  const result = await run('npm', ['run', 'changeset:check', '--', 'mian'], { cwd: copy, env: IDENTITY });
  expect(result).toMatchObject({ code: 1, stderr: expect.stringContaining('Git knows no commit "mian".') });
  const withoutName = await run('npm', ['run', 'changeset:check'], { cwd: copy, env: IDENTITY });
  expect(withoutName).toMatchObject({ code: 0, stdout: expect.stringContaining('cover what this branch changes') });
});

test('other files of a package need one', async () => {
  expect((await checked(ROOT)).code).toBe(0);
  await appendFile(path.join(copy, 'packages/webhook/dist/index.js'), '// Other code.\n');
  const { code, stderr } = await checked(ROOT);
  expect([code, stderr]).toEqual([1, expect.stringContaining('Users get other files of @hookbook/webhook')]);
  await edit('packages/webhook/dist/index.js', (text) => text.replace('// Other code.\n', ''));
});

test('a change of the contract needs one, which npm run changeset writes', async () => {
  await edit(SPEC, (text) => text.replace(/ data: .*/, ' data: { type: object, description: Anything. }'));
  await commit('a change');
  const missing = await checked();
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('no changeset says so')]);
  await runOrThrow('npm', ['run', 'changeset', '--', 'main'], { cwd: copy, env: IDENTITY });
  const [written = ''] = await changesets();
  await commit('a changeset');
  expect((await checked()).code).toBe(0);
  const text = await readFile(path.join(copy, '.changeset', written), 'utf8');
  expect(text).toContain('`platform user.created`');
  const named = [...text.matchAll(/^"@hookbook\/(.*)": minor$/gm)].map(([, name]) => name);
  expect(named).toEqual(
    expect.arrayContaining(['specs', 'types', 'validators', 'receiver', 'mock-server', 'docs', 'models-go']),
  );
  expect(named).not.toContain('webhook');
  await edit(`.changeset/${written}`, (text) => text.replaceAll(': minor', ': patch'));
  await commit('a smaller one');
  const small = await checked();
  expect([small.code, small.stderr]).toEqual([1, expect.stringContaining('needs a minor release')]);
});

async function changesets(): Promise<readonly string[]> {
  return (await readdir(path.join(copy, '.changeset'))).filter((name) => name.endsWith('.md'));
}
