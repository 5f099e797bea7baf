import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { type Registry, startRegistry } from '../src/packages/registry.ts';
import { publishedWorkspaces, ROOT, readManifest } from '../src/repository.ts';
import { shareCache } from '../src/turbo.ts';

const PUBLISHED = publishedWorkspaces();
const NAMES = PUBLISHED.map(({ manifest }) => manifest.name).sort();
const CHANGESET = '.changeset/early-birds-sing.md';
const CONTRACT = 'specs/asyncapi.yaml';

const current = readManifest(path.join(ROOT, 'specs')).version;
const [major, minor] = current.split('.');
const next = `${major}.${Number(minor) + 1}.0`;

/** Keeps the Git settings of whoever runs this out of the test. */
const IDENTITY = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', EMAIL: 'nobody@example.com' };

let copy: string;
let registry: Registry;
let env: Record<string, string>;
beforeAll(async () => {
  registry = await startRegistry();
  copy = await copyRepository();
  await shareCache(copy);
  const npmrc = path.join(copy, 'node_modules/.npmrc');
  await writeFile(npmrc, registry.npmrc);
  env = { ...IDENTITY, npm_config_userconfig: npmrc };
  await writeFile(path.join(copy, CHANGESET), `---\n'@hookbook/types': minor\n---\n\nBirds have events.\n`);
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '.'],
    ['commit', '-q', '-m', 'feat: birds'],
  ])
    await runOrThrow('git', args, { cwd: copy, env });
});
afterAll(async () => {
  await registry.close();
  await rm(copy, { recursive: true, force: true });
});

function inCopy(file: string): Promise<string> {
  return readFile(path.join(copy, file), 'utf8');
}

describe('npm run version', () => {
  beforeAll(() => runOrThrow('npm', ['run', 'version'], { cwd: copy, env }));

  test('raises the version of every package, also in the lockfile', async () => {
    const { packages } = JSON.parse(await inCopy('package-lock.json')) as { packages: Record<string, unknown> };
    for (const { folder } of PUBLISHED) {
      expect(readManifest(path.join(copy, folder)).version).toBe(next);
      expect(packages[folder]).toMatchObject({ version: next });
    }
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

describe('npm run release', () => {
  beforeAll(() => runOrThrow('npm', ['run', 'release'], { cwd: copy, env }));

  test('publishes every package with that version, depending on that version of the others', () => {
    const manifests = registry.published.map(({ manifest }) => manifest);
    expect(manifests.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(
      NAMES.map((name) => `${name} ${next}`),
    );
    const ranges = manifests.flatMap(({ dependencies = {} }) => Object.values(dependencies));
    expect(new Set(ranges)).toEqual(new Set([next]));
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
    const { stdout } = await runOrThrow('git', ['tag'], { cwd: copy, env });
    expect(stdout.trim().split('\n').sort()).toEqual([
      ...NAMES.map((name) => `${name}@${next}`),
      `packages/models-go/v${next}`,
    ]);
  });
});
