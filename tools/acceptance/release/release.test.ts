import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FaultyProxy, startFaultyProxy } from '../src/packages/faultyProxy.ts';
import { npmrc } from '../src/packages/npmrc.ts';
import { type Registry, startRegistry } from '../src/packages/registry.ts';
import {
  CHANGESET,
  CURRENT_VERSION,
  createReleaseCopy,
  NEXT_VERSION,
  publishOtherContent,
  RELEASE,
  type ReleaseCopy,
} from '../src/packages/releaseCopy.ts';
import { publishedWorkspaces, ROOT, readManifest, workspaceFolders } from '../src/repository.ts';

const PUBLISHED = publishedWorkspaces();
const NAMES = PUBLISHED.map(({ manifest }) => manifest.name).sort();
/** A package that no release has contained. */
const NEW = '@hookbook/docs';
const OLD = NAMES.filter((name) => name !== NEW);
const CONTRACT = 'specs/asyncapi.yaml';
const REMOTE = 'git@forge.example:birds/nest.git';
const [current, next] = [CURRENT_VERSION, NEXT_VERSION];

let registry: Registry;
let proxy: FaultyProxy;
let released: ReleaseCopy;
let copy: string;
let env: ReleaseCopy['env'];
beforeAll(async () => {
  registry = await startRegistry({ before: Object.fromEntries(OLD.map((name) => [name, current])) });
  proxy = await startFaultyProxy(registry.port);
  released = await createReleaseCopy(npmrc(proxy.port, 'anybody'));
  ({ folder: copy, env } = released);
});
afterAll(async () => {
  await proxy.close();
  await registry.close();
  await released.remove();
});

interface Dependent {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function internalRanges({ dependencies, devDependencies }: Partial<Dependent> = {}): readonly [string, string][] {
  const all = [...Object.entries(dependencies ?? {}), ...Object.entries(devDependencies ?? {})];
  return all.filter(([name]) => name.startsWith('@hookbook/'));
}

function inCopy(file: string): Promise<string> {
  return readFile(path.join(copy, file), 'utf8');
}

describe('npm run version', () => {
  beforeAll(() => released.npmRun('version'));

  test('raises the version of every package, also in the lockfile', async () => {
    const { packages } = JSON.parse(await inCopy('package-lock.json')) as { packages: Record<string, unknown> };
    for (const { folder } of PUBLISHED) {
      expect(readManifest(path.join(copy, folder)).version).toBe(next);
      expect(packages[folder]).toMatchObject({ version: next });
    }
  });

  test('makes every workspace depend on exactly that version', async () => {
    const versions = new Map(
      workspaceFolders().map((folder) => {
        const { name, version } = readManifest(path.join(copy, folder));
        return [name, version];
      }),
    );
    const lockfile = JSON.parse(await inCopy('package-lock.json')) as { packages: Record<string, Dependent> };
    let count = 0;
    for (const folder of workspaceFolders()) {
      const manifest = JSON.parse(await inCopy(`${folder}/package.json`)) as Dependent;
      for (const [name, range] of [...internalRanges(manifest), ...internalRanges(lockfile.packages[folder])]) {
        expect(`${name} ${range}`).toBe(`${name} ${versions.get(name)}`);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(50);
    const versionsOfPublished = NAMES.map((name) => versions.get(name));
    expect(new Set(versionsOfPublished)).toEqual(new Set([next]));
  });

  test('raises the version of the contract and changes nothing else in it', async () => {
    const before = await readFile(path.join(ROOT, CONTRACT), 'utf8');
    expect(await inCopy(CONTRACT)).toBe(before.replace(`\n  version: ${current}\n`, `\n  version: ${next}\n`));
    expect(await inCopy(CONTRACT)).not.toBe(before);
  });

  test.each(['packages/models-python/pyproject.toml', 'packages/models-java/pom.xml'])(
    'raises the version in %s and changes nothing else in it',
    async (file) => {
      const before = await readFile(path.join(ROOT, file), 'utf8');
      expect(await inCopy(file)).toBe(before.replace(current, next));
      expect(await inCopy(file)).not.toBe(before);
    },
  );

  test('moves the changesets into changelogs', async () => {
    expect(await inCopy('packages/types/CHANGELOG.md')).toMatch(/Birds have events\.$/m);
    await expect(inCopy(CHANGESET)).rejects.toThrow('ENOENT');
  });

  test('leaves a lockfile that npm ci accepts', async () => {
    const { stderr } = await runOrThrow('npm', ['ci', '--dry-run', '--offline'], { cwd: copy, env });
    expect(stderr).not.toContain('Missing:');
  });
});

describe('a release that is not committed', () => {
  test('fails, says so without a stack, and uploads nothing', async () => {
    const { code, stderr } = await released.publish().ended;
    expect([code, stderr]).toEqual([1, 'Commit your changes: a release is made from a commit.\n']);
    expect(registry.published).toEqual([]);
  });
});

describe('a release without a Git remote', () => {
  test('fails, says how to add one, and changes nothing', async () => {
    await released.commit(`chore: release ${next}`);
    const before = await inCopy('packages/types/package.json');
    const { code, stderr } = await released.publish().ended;
    expect(code).toBe(1);
    expect(stderr).toContain('The repository has no Git remote "origin"');
    expect(stderr).toContain('git remote add origin <url>');
    expect(registry.published).toEqual([]);
    expect(await inCopy('packages/types/package.json')).toBe(before);
  });
});

describe('npm run release', () => {
  let manifestsBefore: readonly string[];
  beforeAll(async () => {
    await released.git('remote', 'add', 'origin', REMOTE);
    await released.npmRun('build');
    manifestsBefore = await manifestTexts();
  });

  test('refuses another branch', async () => {
    await released.git('checkout', '-q', '-b', 'other');
    expect(await released.publish().ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Releases are made from main'),
    });
    await released.git('checkout', '-q', 'main');
  });

  test('releases nothing if a package cannot be uploaded', async () => {
    proxy.refuseAfter(3);
    const { code, stderr } = await released.publish().ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining('the registry is broken')]);
    expect(registry.published).toHaveLength(3);
    for (const name of OLD) expect(registry.tagsOf(name).latest).toBe(current);
    // A registry decides so for the first version.
    expect(registry.tagsOf(NEW)).toEqual({ latest: next, staged: next });
    expect(await manifestTexts()).toEqual(manifestsBefore);
    proxy.repair();
  });

  test('refuses to complete the version from another commit', async () => {
    const [first] = registry.published;
    const folder = PUBLISHED.find(({ manifest }) => manifest.name === first?.manifest.name)?.folder ?? '';
    const { code, stderr } = await publishOtherContent(released, folder);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`${next} is published already, with other files`)]);
  });

  test('completes it from the same commit', async () => {
    await released.npmRun('release');
    for (const name of NAMES) expect(registry.tagsOf(name)).toEqual({ latest: next });
  });

  function manifestTexts(): Promise<readonly string[]> {
    return Promise.all(PUBLISHED.map(({ folder }) => inCopy(`${folder}/package.json`)));
  }

  test('publishes every package with that version, depending on that version of the others', () => {
    const manifests = registry.published.map(({ manifest }) => manifest);
    expect(manifests.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(
      NAMES.map((name) => `${name} ${next}`),
    );
    const ranges = manifests.flatMap(({ dependencies = {} }) => Object.values(dependencies));
    expect(new Set(ranges)).toEqual(new Set([next]));
  });

  test('publishes where the packages are developed, and what has changed', () => {
    for (const { manifest, contents } of registry.published) {
      const { folder } = PUBLISHED.find((workspace) => workspace.manifest.name === manifest.name) ?? {};
      expect(manifest).toMatchObject({
        repository: { type: 'git', url: 'git+https://forge.example/birds/nest.git', directory: folder },
        homepage: `https://forge.example/birds/nest/tree/HEAD/${folder}#readme`,
        bugs: { url: 'https://forge.example/birds/nest/issues' },
        keywords: expect.arrayContaining(['webhook']),
        hookbook: { contract: next, digest: expect.stringMatching(/^sha256-[\w+/]{43}=$/) },
      });
      expect(contents).toContain(`# ${manifest.name}\n\n## ${next}\n`);
    }
  });

  test('leaves the manifests as they were', async () => {
    expect(await manifestTexts()).toEqual(manifestsBefore);
  });

  test.each(['specs', 'docs'])('publishes @hookbook/%s with the contract of that version', (name) => {
    const published = registry.published.find(({ manifest }) => manifest.name === `@hookbook/${name}`);
    expect(published?.contents).toMatch(new RegExp(`version:? ${next.replaceAll('.', '\\.')}\\b`));
  });

  test('writes an archive of the models of each language, with checksums', async () => {
    const archives = {
      [`hookbook_models-${next}-py3-none-any.whl`]: [
        'hookbook_models/dynamic.py',
        `hookbook_models-${next}.dist-info/RECORD`,
      ],
      [`hookbook-models-go-v${next}.zip`]: [
        `example.com/hookbook/packages/models-go@v${next}/go.mod`,
        `example.com/hookbook/packages/models-go@v${next}/webhooks/dynamic/events.go`,
      ],
      [`hookbook-models-java-${next}.zip`]: [
        `hookbook-models-java-${next}/pom.xml`,
        `hookbook-models-java-${next}/src/main/java/hookbook/models/dynamic/Events.java`,
      ],
    };
    const sums = await inCopy('dist/models/SHA256SUMS');
    for (const [name, files] of Object.entries(archives)) {
      const bytes = await readFile(path.join(copy, 'dist/models', name));
      expect(sums).toContain(`${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
      const contents = Object.keys(unzipSync(bytes));
      expect(contents).toEqual(expect.arrayContaining(files));
      expect(contents.filter((file) => /package\.json|turbo|\.cache/.test(file))).toEqual([]);
    }
  });

  test('tags every package', async () => {
    const { stdout } = await released.git('tag');
    expect(stdout.trim().split('\n').sort()).toEqual([
      ...NAMES.map((name) => `${name}@${next}`),
      `packages/models-go/v${next}`,
      `v${next}`,
    ]);
  });

  test('changes nothing if it runs again, and refuses another commit', async () => {
    const uploads = registry.published.length;
    expect((await released.publish().ended).code).toBe(0);
    await released.commit('later');
    const { code, stderr } = await released.publish().ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining(`v${next} is the tag of another commit`)]);
    expect(registry.published).toHaveLength(uploads);
    await released.git('reset', '-q', '--hard', 'HEAD~1');
  });
});

describe('the tarballs', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hookbook-umask-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Packs a clone that somebody with this umask has made and built. */
  async function checksums(umask: string): Promise<Readonly<Record<string, string>>> {
    const [clone, target] = [path.join(folder, umask), path.join(folder, `${umask}-packed`)];
    const commands = `umask ${umask} && cp -R '${copy}' '${clone}' && cd '${clone}' && node ${RELEASE} pack '${target}'`;
    await runOrThrow('sh', ['-c', commands], { cwd: folder, env });
    const names = await readdir(target);
    const entries = names.map(async (name) => {
      const bytes = await readFile(path.join(target, name));
      return [name, createHash('sha512').update(bytes).digest('hex')];
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  test('do not depend on the umask', async () => {
    const usual = await checksums('022');
    expect(Object.keys(usual)).toHaveLength(NAMES.length);
    expect(await checksums('077')).toEqual(usual);
  });
});
