import { access } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FaultyProxy, startFaultyProxy } from '../src/packages/faultyProxy.ts';
import { npmrc } from '../src/packages/npmrc.ts';
import { type Registry, startRegistry } from '../src/packages/registry.ts';
import {
  CURRENT_VERSION,
  createReleaseCopy,
  publishOtherContent,
  type ReleaseCopy,
} from '../src/packages/releaseCopy.ts';
import { ONE_TIME_PASSWORD } from '../src/packages/staging.ts';
import { publishedWorkspaces } from '../src/repository.ts';

const PUBLISHED = publishedWorkspaces();
const NAMES = PUBLISHED.map(({ manifest }) => manifest.name).sort();
const BEFORE = '0.0.1';
/** The second factor, as npm takes it from its settings. */
const SECOND_FACTOR = { npm_config_otp: ONE_TIME_PASSWORD };

let registry: Registry;
let proxy: FaultyProxy;
let copy: ReleaseCopy;
beforeAll(async () => {
  registry = await startRegistry({
    before: Object.fromEntries(NAMES.map((name) => [name, BEFORE])),
    offersStaging: true,
  });
  proxy = await startFaultyProxy(registry.port);
  copy = await createReleaseCopy(npmrc(proxy.port, 'anybody'));
  await copy.git('remote', 'add', 'origin', 'git@forge.example:birds/nest.git');
  await copy.npmRun('build');
});
afterAll(async () => {
  await proxy.close();
  await registry.close();
  await copy.remove();
});

const tags = async () => (await copy.git('tag')).stdout;
const latest = () => NAMES.map((name) => registry.tagsOf(name).latest);
const all = (version: string) => NAMES.map(() => version);

describe('a registry that keeps versions until they are approved', () => {
  test('has nothing to approve before a release', async () => {
    const { code, stderr } = await copy.approve(SECOND_FACTOR).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/ is not staged\. Run npm run release first\.\n$/)]);
  });

  test('does not get some packages only', async () => {
    proxy.refuseAfter(3);
    expect((await copy.publish().ended).code).toBe(1);
    expect(registry.waiting()).toHaveLength(3);
    proxy.repair();
    const { code, stderr } = await copy.approve(SECOND_FACTOR).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining('is not staged')]);
    expect(registry.published).toEqual([]);
  });

  test('gets all packages from the same commit, each once, and nobody can install them', async () => {
    const { code, stdout } = await copy.publish().ended;
    expect([code, stdout]).toEqual([0, expect.stringContaining('run: npm run release:approve')]);
    expect([...registry.waiting()].sort()).toEqual(NAMES);
    expect(registry.published).toEqual([]);
    expect(latest()).toEqual(all(BEFORE));
    expect(await tags()).toBe('');
  });

  test('publishes none of them if this commit has other files', async () => {
    const folder = PUBLISHED.at(-1)?.folder ?? '';
    const { code, stderr } = await publishOtherContent(copy, folder, () => copy.approve(SECOND_FACTOR));
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/ is staged already, with other files .*npm stage reject /),
    ]);
    expect(registry.published).toEqual([]);
  });

  test('publishes none of them without a second factor', async () => {
    expect((await copy.approve().ended).code).toBe(1);
    expect(registry.published).toEqual([]);
  });

  test('publishes all of them when they are approved, also in two runs, and then the commit has its tags', async () => {
    proxy.refuseAfter(2);
    expect((await copy.approve(SECOND_FACTOR).ended).code).toBe(1);
    expect(registry.published).toHaveLength(2);
    expect(await tags()).toBe('');
    proxy.repair();
    expect(await copy.approve(SECOND_FACTOR).ended).toMatchObject({ code: 0 });
    expect(registry.published.map(({ manifest }) => manifest.name).sort()).toEqual(NAMES);
    expect(latest()).toEqual(all(CURRENT_VERSION));
    expect((await tags()).split('\n')).toContain(`v${CURRENT_VERSION}`);
    await access(path.join(copy.folder, 'dist/models'));
  });
});
