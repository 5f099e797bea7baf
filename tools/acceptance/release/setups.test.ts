import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installLibraries } from '@hookbook/testkit/installLibraries';
import { run, runOrThrow } from '@hookbook/testkit/runProcess';
import { build } from 'esbuild';
import { build as viteBuild } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  COMPILERS,
  compilerArgs,
  compilerSetup,
  RECEIVED,
  SUBPATHS,
  TYPES,
  tsconfig,
} from '../src/packages/consumerSetups.ts';
import { createSetup, type Setup } from '../src/packages/createSetup.ts';
import { installPackages } from '../src/packages/installPackages.ts';
import { nodesOnPath } from '../src/packages/nodesOnPath.ts';
import { ROOT } from '../src/repository.ts';

/** What consumers use and this repository does not. Installed once, outside of the workspaces. */
const TOOLS = [
  'jest@30.5.2',
  'ts-jest@29.4.15',
  'ts-node@10.9.2',
  'tsx@4.23.15',
  'typescript@5.9.3',
  'webpack@5.113.0',
  '@types/jest@30.0.0',
  '@types/node@24.19.2',
];
const TOOLS_FOLDER = path.join(ROOT, 'node_modules/.cache/hookbook-setups');
const tool = (file: string): string => path.join(TOOLS_FOLDER, 'node_modules', file);

const nodes = await nodesOnPath();

/** A project with the packages, if they come from a registry: in `npm run release:rehearse`. */
const INSTALLED = process.env.HOOKBOOK_INSTALLED;

let project: string;
beforeAll(async () => {
  await installLibraries(TOOLS_FOLDER, TOOLS);
  project = INSTALLED ?? (await installPackages()).project;
});
afterAll(async () => {
  if (INSTALLED === undefined) await rm(path.dirname(project), { recursive: true, force: true });
});

let count = 0;
function create(setup: Setup): Promise<string> {
  count += 1;
  return createSetup(project, `setup-${count}`, setup);
}

async function expectToReceive(command: string, args: readonly string[], cwd: string, without = {}): Promise<void> {
  const { stdout } = await runOrThrow(command, args, { cwd });
  expect(JSON.parse(stdout)).toEqual({ ...RECEIVED, issues: expect.stringContaining('/eventName'), ...without });
}

test.concurrent.each(COMPILERS)(
  '$compiler in a project of type $type compiles with $options, and every Node runs the result',
  async (setup) => {
    const folder = await create(compilerSetup(setup));
    const args = compilerArgs(setup.compiler, folder);
    expect(await run('node', args, { cwd: folder })).toMatchObject({ code: 0, stdout: '' });
    for (const { command } of nodes) await expectToReceive(command, ['built/receive.js'], folder);
  },
  120_000,
);

test.concurrent.each(nodes)(
  'require in Node $version loads every subpath, without loading an ES module',
  async ({ command }) => {
    const folder = await create({ type: 'commonjs', files: ['receive.cjs'] });
    const args = ['--no-experimental-require-module', '--no-warnings', 'receive.cjs', ...SUBPATHS];
    const { stdout } = await runOrThrow(command, args, { cwd: folder });
    const { exported, errors } = JSON.parse(stdout) as { exported: Record<string, string[]>; errors: string[] };
    expect(Object.keys(exported)).toEqual(SUBPATHS);
    expect(exported).toEqual(await importedNames());
    // An invalid payload stays invalid, so the worker does not try again, whichever copy has thrown the error.
    expect(errors).toEqual(['WebhookValidationError']);
  },
);

/** What ES modules get from each subpath. */
async function importedNames(): Promise<Readonly<Record<string, readonly string[]>>> {
  const program = `const imported = {};
    for (const subpath of ${JSON.stringify(SUBPATHS)}) {
      const isJson = subpath.endsWith('.json');
      const all = await (isJson ? import(subpath, { with: { type: 'json' } }) : import(subpath));
      imported[subpath] = Object.keys(isJson ? all.default : all).sort();
    }
    console.log(JSON.stringify(imported));`;
  const { stdout } = await runOrThrow('node', ['--input-type=module', '--eval', program], { cwd: project });
  return JSON.parse(stdout);
}

describe('tests', () => {
  test.concurrent('Jest without any configuration', async () => {
    const folder = await create({ type: 'commonjs', files: ['receive.test.cjs'] });
    const result = await run('node', [tool('jest/bin/jest.js')], { cwd: folder });
    expect(result.stderr).toContain('Tests:       5 passed, 5 total');
    expect(result.code).toBe(0);
  });

  test.concurrent('ts-jest', async () => {
    const configs = {
      'jest.config.cjs': `module.exports = { preset: 'ts-jest' };`,
      'tsconfig.json': {
        compilerOptions: { target: 'es2022', module: 'commonjs', strict: true, types: ['node', 'jest'] },
      },
    };
    const links = {
      ...TYPES,
      ...Object.fromEntries(['@types/jest', 'ts-jest', 'typescript'].map((name) => [name, tool(name)])),
    };
    const folder = await create({ type: 'commonjs', files: ['receive.test.ts'], configs, links });
    const result = await run('node', [tool('jest/bin/jest.js')], { cwd: folder });
    expect(result.stderr).toContain('Tests:       1 passed, 1 total');
    expect(result.code).toBe(0);
  });
});

describe('programs that run TypeScript', () => {
  test.concurrent.each(['commonjs', 'module'] as const)('tsx in a project of type %s', async (type) => {
    const folder = await create({ type, files: ['receive.ts'] });
    await expectToReceive('node', [tool('tsx/dist/cli.mjs'), 'receive.ts'], folder);
  });

  test.concurrent('ts-node', async () => {
    const configs = { 'tsconfig.json': tsconfig({ module: 'commonjs' }) };
    const links = { ...TYPES, typescript: tool('typescript') };
    const folder = await create({ type: 'commonjs', files: ['receive.ts'], configs, links });
    await expectToReceive('node', [tool('ts-node/dist/bin.js'), 'receive.ts'], folder);
  });

  test.concurrent('Node itself', async () => {
    const folder = await create({ type: 'module', files: ['receive.ts'] });
    await expectToReceive('node', ['--no-warnings', 'receive.ts'], folder);
  });
});

/** A bundle does not contain the files of the mock server's console. One of webpack finds them where they were. */
const WITHOUT_CONSOLE = { console: expect.toBeOneOf([200, 404]) };

describe('bundles for Node', () => {
  /** Moves a folder with a bundle to where no packages are, so that it has to contain them. */
  async function expectBundleToReceive(built: string, type: Setup['type']): Promise<void> {
    const folder = path.join(path.dirname(project), path.basename(path.dirname(built)));
    await rename(built, folder);
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type }));
    await expectToReceive('node', ['receive.js'], folder, WITHOUT_CONSOLE);
  }

  test.concurrent.each(['cjs', 'esm'] as const)('esbuild, %s', async (format) => {
    const folder = await create({ type: 'module', files: ['receive.ts'] });
    const outfile = path.join(folder, 'built/receive.js');
    const entryPoints = [path.join(folder, 'receive.ts')];
    await build({ entryPoints, outfile, bundle: true, platform: 'node', format, logLevel: 'silent' });
    await expectBundleToReceive(path.dirname(outfile), format === 'cjs' ? 'commonjs' : 'module');
  });

  test.concurrent('Vite', async () => {
    const folder = await create({ type: 'module', files: ['receive.ts'] });
    await viteBuild({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: { ssr: 'receive.ts', outDir: 'built' },
      ssr: { noExternal: true },
    });
    await expectBundleToReceive(path.join(folder, 'built'), 'module');
  });

  test.concurrent('webpack', async () => {
    const config = `module.exports = {
      mode: 'production', target: 'node', entry: './built/receive.js',
      output: { path: __dirname + '/bundled', filename: 'receive.js' },
    };`;
    const configs = {
      'tsconfig.json': tsconfig({ module: 'esnext', moduleResolution: 'bundler' }),
      'webpack.config.cjs': config,
    };
    const folder = await create({ type: 'module', files: ['receive.ts'], configs, links: TYPES });
    await runOrThrow('tsc', ['-p', folder], { cwd: folder });
    const program = `const webpack = require(${JSON.stringify(tool('webpack'))});
      webpack(require('./webpack.config.cjs'), (error, stats) => {
        if (error) throw error;
        if (stats.hasErrors()) throw new Error(stats.toString());
      });`;
    await runOrThrow('node', ['--input-type=commonjs', '--eval', program], { cwd: folder });
    await expectBundleToReceive(path.join(folder, 'bundled'), 'commonjs');
  });
});
