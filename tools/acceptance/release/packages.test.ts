import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { run, runOrThrow } from '@hookbook/testkit/runProcess';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CompilerOptions, compileConsumer } from '../src/packages/compileConsumer.ts';
import { type InstalledPackages, installPackages } from '../src/packages/installPackages.ts';
import { nodesOnPath } from '../src/packages/nodesOnPath.ts';
import type { PackedPackage } from '../src/packages/packPackages.ts';
import { publishedWorkspaces, ROOT, readManifest } from '../src/repository.ts';

const NAMES = ['docs', 'mock-server', 'receiver', 'specs', 'types', 'validators', 'webhook'].map(
  (name) => `@hookbook/${name}`,
);

/** Subpaths that match a pattern in `exports`, because attw cannot find them on its own. */
const SUBPATHS: Readonly<Record<string, readonly string[]>> = {
  '@hookbook/types': ['dynamic', 'flagright', 'platform', 'worth'],
  '@hookbook/validators': ['dynamic', 'flagright', 'platform', 'worth'],
  '@hookbook/receiver': ['dynamic', 'flagright', 'platform', 'worth'],
  '@hookbook/specs': ['schemas/dynamic/user.created.json', 'examples/worth/case.created/newer.json'],
};

/** Files that TypeScript cannot type. */
const UNTYPED = ['asyncapi.yaml', 'vectors.json'];

const COMPILERS: readonly CompilerOptions[] = (['typescript', 'typescript-5'] as const).flatMap((compiler) =>
  (['bundler', 'node16', 'nodenext'] as const).map((moduleResolution) => ({ compiler, moduleResolution })),
);

const nodes = await nodesOnPath();

let installed: InstalledPackages;
beforeAll(async () => {
  installed = await installPackages();
});
afterAll(() => rm(path.dirname(installed.project), { recursive: true, force: true }));

function packed(name: string): PackedPackage {
  const found = installed.packages.find(({ manifest }) => manifest.name === name);
  if (!found) throw new Error(`${name} was not packed.`);
  return found;
}

function installedFile(name: string, file: string): string {
  return path.join(installed.project, 'node_modules', name, file);
}

test('the published packages share one version, which is that of the contract', () => {
  const manifests = publishedWorkspaces().map(({ manifest }) => manifest);
  expect(manifests.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
  expect(new Set(manifests.map(({ version }) => version))).toEqual(new Set([publishedContract().info.version]));
});

test('Changesets releases the same packages together', async () => {
  const config = JSON.parse(await readFile(path.join(ROOT, '.changeset/config.json'), 'utf8')) as { fixed: string[][] };
  const models = ['python', 'go', 'java'].map((language) => `@hookbook/models-${language}`);
  expect(config.fixed.map((group) => group.toSorted())).toEqual([[...NAMES, ...models].toSorted()]);
});

describe.each(NAMES)('%s', (name) => {
  test('contains its README and licence, and no sources', () => {
    const { files } = packed(name);
    expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'package.json']));
    expect(files.length).toBeGreaterThan(5);
    const others = files.filter(
      (file) =>
        !/^(README\.md|LICENSE|package\.json|CHANGELOG\.md|dist\/|bin\/|vectors\/vectors\.json|x-webhook\.schema\.json)/.test(
          file,
        ),
    );
    expect(others).toEqual([]);
    expect(files.filter((file) => /tsconfig|tsbuildinfo|\.test\.|(?<!\.d)\.ts$/.test(file))).toEqual([]);
  });

  test('has the licence of the repository', async () => {
    expect(await readFile(installedFile(name, 'LICENSE'), 'utf8')).toBe(
      await readFile(path.join(ROOT, 'LICENSE'), 'utf8'),
    );
    expect(packed(name).manifest.license).toBe('MIT');
  });

  test('refers to no missing source map', async () => {
    const { files } = packed(name);
    for (const file of files.filter((name) => /\.(js|css|d\.ts)$/.test(name))) {
      const text = await readFile(installedFile(name, file), 'utf8');
      const map = /[#@] sourceMappingURL=(\S+)/.exec(text.slice(-500))?.[1];
      if (map !== undefined) expect(files).toContain(path.posix.join(path.posix.dirname(file), map));
    }
  });

  test('contains no compiled file whose source was deleted', async () => {
    const { folder, files } = packed(name);
    const modules = files.filter((file) => file.startsWith('dist/') && file.endsWith('.d.ts'));
    const sources = modules.map((file) => file.replace(/^dist\/(?:cjs\/)?(.*)\.d\.ts$/, 'src/$1.ts'));
    const gone = name === '@hookbook/specs' ? [] : sources.filter((file) => !existsSync(path.join(ROOT, folder, file)));
    expect(gone, 'Delete dist in this package, then run npm run build.').toEqual([]);
  });

  test('depends only on @hookbook packages of this release', () => {
    const { dependencies = {}, peerDependencies, optionalDependencies, version } = packed(name).manifest;
    expect({ peerDependencies, optionalDependencies }).toEqual({});
    for (const [dependency, range] of Object.entries(dependencies)) {
      expect(NAMES).toContain(dependency);
      expect(range).toBe(version);
    }
  });

  test('runs no script on installation', () => {
    const scripts = Object.keys(packed(name).manifest.scripts ?? {});
    expect(scripts.filter((script) => /install|prepare|prepublish|prepack|postpack/.test(script))).toEqual([]);
  });

  test('is clean under publint', async () => {
    const folder = installedFile(name, '');
    const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, { ...readManifest(folder) }))).toEqual([]);
  });
});

test('every package but the command line is CommonJS, too', () => {
  const esmOnly = installed.packages.filter(({ manifest }) => manifest.main === undefined);
  expect(esmOnly.map(({ manifest }) => manifest.name)).toEqual(['@hookbook/docs']);
});

test.concurrent.each(NAMES)('%s is clean under attw', async (name) => {
  const { tarball, manifest } = packed(name);
  const untyped = UNTYPED.filter((file) => manifest.exports?.[`./${file}`] !== undefined);
  const { code, stdout } = await run(
    'attw',
    [
      tarball,
      ...['--profile', manifest.main === undefined ? 'esm-only' : 'strict', '--format', 'ascii', '--no-color'],
      ...listOption('--include-entrypoints', SUBPATHS[name]),
      ...listOption('--exclude-entrypoints', untyped),
    ],
    { cwd: installed.project },
  );
  expect(code, stdout).toBe(0);
});

function listOption(option: string, values: readonly string[] = []): readonly string[] {
  return values.length === 0 ? [] : [option, ...values];
}

test.concurrent.each(COMPILERS)(
  'correct programs compile and incorrect ones do not: $compiler, $moduleResolution',
  async (compiler) => {
    const { code, stdout } = await compileConsumer(installed.project, compiler);
    expect(stdout).toBe('');
    expect(code).toBe(0);
  },
);

describe.each(nodes)('on Node $version', ({ command }) => {
  test.each(NAMES)('%s can be imported', async (name) => {
    const program = `console.log(Object.keys(await import(${JSON.stringify(name)})).length)`;
    const { stdout } = await runOrThrow(command, ['--input-type=module', '--eval', program], {
      cwd: installed.project,
    });
    expect(Number(stdout)).toBeGreaterThan(0);
  });

  test('a receiver parses every event that the mock server sends', async () => {
    const { folder } = await compileConsumer(installed.project, { compiler: 'typescript', moduleResolution: 'node16' });
    const { stdout } = await runOrThrow(command, ['built/everyEvent.js'], { cwd: folder });
    const { sent, parsed, problems } = JSON.parse(stdout) as Record<'sent' | 'parsed' | 'problems', string[]>;
    expect(problems).toEqual([]);
    expect(parsed).toEqual(sent);
    expect(new Set(parsed).size).toBe(eventCount());
  });
});

/** The number of events in the published contract. */
function eventCount(): number {
  return Object.values(publishedContract().channels).flatMap(({ messages }) => Object.keys(messages)).length;
}

interface PublishedContract {
  readonly info: { readonly version: string };
  readonly channels: Readonly<Record<string, { readonly messages: object }>>;
}

function publishedContract(): PublishedContract {
  return JSON.parse(readFileSync(installedFile('@hookbook/specs', 'dist/asyncapi.json'), 'utf8')) as PublishedContract;
}

test('npm installs the tarballs, and nothing else', async () => {
  const lock = JSON.parse(await readFile(path.join(installed.project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string }>;
  };
  const { '': _root, ...packages } = lock.packages;
  expect(Object.keys(packages).sort()).toEqual(NAMES.map((name) => `node_modules/${name}`).sort());
  for (const { resolved } of Object.values(packages)) expect(resolved).toMatch(/^file:.*\.tgz$/);
});
