import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const source = fileURLToPath(new URL('..', import.meta.url));
const binary = (name: string, path: string): string =>
  join(dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`))), path);

const CONSUMER = `import { isKnownProvider, providers, type UnknownEvent, type WebhookEvent } from '@hookbook/types';
import { type DynamicEvent, eventTypes, isKnownEventType } from '@hookbook/types/dynamic';

export function describe(event: DynamicEvent | UnknownEvent<'dynamic'>): string {
  if (event.eventName === 'user.created') return (event satisfies WebhookEvent<'dynamic', 'user.created'>).data.id;
  // @ts-expect-error no such event type
  if (event.eventName === 'user.craeted') return '';
  return event.eventId;
}
// @ts-expect-error no such provider
import type {} from '@hookbook/types/dinamic';
// @ts-expect-error not exported
import type {} from '@hookbook/types/index';
import type {} from '@hookbook/types/flagright';

export const list: readonly string[] = [...providers, ...eventTypes];
export const known: boolean = isKnownProvider('dynamic') && isKnownEventType('ping');
`;

let folder = '';
let packed = '';
let project = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hookbook-pack-'));
  packed = join(folder, 'package');
  project = join(folder, 'project');
  await mkdir(project);
  for (const file of ['package.json', 'README.md']) await cp(join(source, file), join(packed, file));
  const build = ['-p', join(source, 'tsconfig.build.json'), '--outDir', join(packed, 'dist')];
  await run(process.execPath, [binary('typescript', 'bin/tsc'), ...build]);
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: packed });
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'));
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  await writeFile(join(project, 'consumer.ts'), CONSUMER);
  const tarball = join(folder, `hookbook-types-${version}.tgz`);
  await run('npm', ['install', tarball, '--offline', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: project });
});

afterAll(() => rm(folder, { recursive: true }));

describe('the package, installed from its tarball into an empty project', () => {
  const matrix = ['typescript', 'typescript-5'].flatMap((compiler) =>
    [
      { moduleResolution: 'bundler', module: 'esnext' },
      { moduleResolution: 'node16', module: 'node16' },
      { moduleResolution: 'nodenext', module: 'nodenext' },
    ].map((options) => ({ compiler, ...options })),
  );

  it.each(matrix)('compiles with $compiler and $moduleResolution', async ({ compiler, ...options }) => {
    const compilerOptions = {
      ...options,
      target: 'es2022',
      lib: ['es2022'],
      strict: true,
      exactOptionalPropertyTypes: true,
      types: [],
      noEmit: true,
    };
    const config = join(project, `tsconfig.${compiler}.${options.moduleResolution}.json`);
    await writeFile(config, JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const { stdout } = await run(process.execPath, [binary(compiler, 'bin/tsc'), '-p', config, '--listFiles']).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout.split('\n').filter((line) => line.includes('error TS'))).toEqual([]);
    expect(stdout).toContain('node_modules/@hookbook/types/dist/gen/dynamic.d.ts');
  });

  it('runs', async () => {
    const script =
      "import('@hookbook/types/dynamic').then(({ isKnownEventType }) => console.log(isKnownEventType('ping')))";
    expect((await run(process.execPath, ['-e', script], { cwd: project })).stdout.trim()).toBe('true');
  });

  it('installs no dependencies and only its dist', async () => {
    const installed = JSON.parse(await readFile(join(project, 'node_modules/@hookbook/types/package.json'), 'utf8'));
    expect(installed).not.toHaveProperty('dependencies');
    expect(installed.sideEffects).toBe(false);
    expect(await readdir(join(project, 'node_modules'))).toEqual(['.package-lock.json', '@hookbook']);
    const files = await readdir(join(project, 'node_modules/@hookbook/types'));
    expect(files.sort()).toEqual(['README.md', 'dist', 'package.json']);
  });
});
