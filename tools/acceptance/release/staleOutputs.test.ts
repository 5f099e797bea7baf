import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { addFiles, replaceOnce } from '../src/editCopy.ts';
import { workspaceFolders } from '../src/repository.ts';
import { shareCache } from '../src/turbo.ts';

let copy: string;
/** Every file in every folder that a task writes, by path, after each of three builds. */
let before: ReadonlyMap<string, string>;
let between: ReadonlyMap<string, string>;
let after: ReadonlyMap<string, string>;
let secondBuild: string;

beforeAll(async () => {
  copy = await copyRepository();
  await shareCache(copy);
  await build();
  before = await readOutputs();
  await cp(path.join(copy, 'specs'), path.join(copy, 'specs-before'), { recursive: true });
  await addEventAndProvider();
  await build();
  between = await readOutputs();
  await takeBack();
  secondBuild = await build();
  after = await readOutputs();
}, 600_000);
afterAll(() => rm(copy, { recursive: true, force: true }));

async function build(): Promise<string> {
  return (await runOrThrow('npm', ['run', 'build'], { cwd: copy })).stdout;
}

async function addEventAndProvider(): Promise<void> {
  await addFiles(copy, 'addEvent');
  await replaceOnce(
    copy,
    'specs/platform/channel.yaml',
    '  project.updated:',
    '  project.deleted: { $ref: ./events/project.deleted.yaml }\n  project.updated:',
  );
  await addFiles(copy, 'addProvider');
  await replaceOnce(
    copy,
    'specs/asyncapi.yaml',
    '\noperations:\n',
    "\n  acme: { $ref: ./acme/channel.yaml }\noperations:\n  sendAcme: { action: send, channel: { $ref: '#/channels/acme' } }\n",
  );
}

/** As a switch to another branch does: only the files of the contract change. */
async function takeBack(): Promise<void> {
  await rm(path.join(copy, 'specs/acme'), { recursive: true });
  for (const name of ['events/project.deleted.yaml', 'examples/project.deleted'])
    await rm(path.join(copy, 'specs/platform', name), { recursive: true });
  for (const name of ['asyncapi.yaml', 'platform/channel.yaml'])
    await cp(path.join(copy, 'specs-before', name), path.join(copy, 'specs', name));
}

async function readOutputs(): Promise<ReadonlyMap<string, string>> {
  const folders = workspaceFolders().flatMap((folder) => [`${folder}/dist`, `${folder}/src/gen`]);
  const files = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(path.join(copy, folder), { recursive: true, withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(copy, path.join(entry.parentPath, entry.name)));
    }),
  );
  const names = files.flat().sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(copy, name), 'utf8')] as const)),
  );
}

function filesAbout(outputs: ReadonlyMap<string, string>): readonly string[] {
  return [...outputs.keys()].filter((name) => /project\.deleted|acme/i.test(name));
}

test('a build adds what is new to every folder', () => {
  const folders = new Set(filesAbout(between).map((name) => name.split('/', 3).slice(0, 3).join('/')));
  expect([...folders].sort()).toEqual([
    'packages/docs/dist',
    'packages/docs/src',
    'packages/mock-server/dist',
    'packages/mock-server/src',
    'packages/receiver/dist',
    'packages/receiver/src',
    'packages/types/dist',
    'packages/types/src',
    'packages/validators/dist',
    'packages/validators/src',
    'specs/dist/examples',
    'specs/dist/schemas',
  ]);
});

test('after a removal the next build restores everything from the cache', () => {
  expect(secondBuild).toMatch(/Cached: {4}16 cached/);
});

test('after a removal nothing is left', () => {
  expect(filesAbout(after)).toEqual([]);
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect(after).toEqual(before);
});
