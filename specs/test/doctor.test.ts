import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const DOCTOR = path.join(import.meta.dirname, '../bin/hookbook-doctor.js');
const DIGEST = `sha256-${'a'.repeat(43)}=`;

let project: string;
beforeEach(async () => {
  project = await realpath(await mkdtemp(path.join(tmpdir(), 'hookbook-doctor-')));
});
afterEach(() => rm(project, { recursive: true }));

async function install(
  folder: string,
  version: string,
  digest?: string,
  dependencies: Readonly<Record<string, string>> = {},
): Promise<void> {
  const target = path.join(project, folder);
  await mkdir(target, { recursive: true });
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const manifest = { name, version, dependencies, ...(digest && { hookbook: { contract: version, digest } }) };
  await writeFile(path.join(target, 'package.json'), JSON.stringify(manifest));
}

function doctor(cwd = project, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('node', [DOCTOR, ...args], { cwd, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

test('packages of one version are fine', async () => {
  await install('node_modules/@hookbook/types', '0.2.0', DIGEST);
  await install('node_modules/@hookbook/validators', '0.2.0', DIGEST);
  await install('node_modules/other', '3.0.0');
  expect(doctor()).toMatchObject({
    code: 0,
    stdout: `@hookbook/types       0.2.0  sha256-aaaaaaaaaaaa  node_modules/@hookbook/types
@hookbook/validators  0.2.0  sha256-aaaaaaaaaaaa  node_modules/@hookbook/validators

Nothing is wrong.
`,
  });
});

test('a package of another version, inside of another one, is found', async () => {
  await install('node_modules/@hookbook/types', '0.2.0');
  await install('node_modules/@scope/app/node_modules/@hookbook/types', '0.3.0');
  const { code, stdout } = doctor();
  expect(code).toBe(1);
  expect(stdout).toContain('0.3.0  not released  node_modules/@scope/app/node_modules/@hookbook/types');
  expect(stdout).toContain('The packages have the versions 0.2.0 and 0.3.0. Install the same version of each.');
  expect(stdout).toContain('@hookbook/types is installed more than once. Run npm dedupe, or its equivalent.');
});

test('the same version from two contracts is wrong', async () => {
  await install('node_modules/@hookbook/types', '0.2.0', DIGEST);
  await install('node_modules/@hookbook/docs', '0.2.0', DIGEST.replaceAll('a', 'b'));
  const { code, stdout } = doctor();
  expect([code, stdout]).toEqual([1, expect.stringContaining('built from different contracts')]);
});

test('links of pnpm are one package', async () => {
  const store = 'node_modules/.pnpm/@hookbook+types@0.2.0/node_modules/@hookbook/types';
  await install(store, '0.2.0');
  await mkdir(path.join(project, 'node_modules/@hookbook'));
  await symlink(path.join(project, store), path.join(project, 'node_modules/@hookbook/types'));
  const { code, stdout } = doctor();
  expect([code, stdout.match(/@hookbook\/types {2}/g)]).toEqual([0, ['@hookbook/types  ']]);
});

test('packages above the folder are found', async () => {
  await install('node_modules/@hookbook/types', '0.2.0');
  await mkdir(path.join(project, 'apps/shop'), { recursive: true });
  expect(doctor(path.join(project, 'apps/shop')).stdout).toContain('../../node_modules/@hookbook/types');
  expect(doctor(tmpdir(), path.join(project, 'apps/shop')).code).toBe(0);
});

test('a copy that a nearer one hides does not count, unless a package uses it', async () => {
  const app = path.join(project, 'apps/shop');
  await install('node_modules/@hookbook/types', '0.2.0');
  await install('apps/shop/node_modules/@hookbook/types', '0.3.0');
  expect(doctor(app)).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing is wrong.') });
  await install('node_modules/other', '1.0.0', undefined, { '@hookbook/types': '0.2.0' });
  const { code, stdout } = doctor(app);
  expect([code, stdout]).toEqual([1, expect.stringContaining('The packages have the versions 0.2.0 and 0.3.0.')]);
});

test('says that nothing is installed, and how it is used', () => {
  expect(doctor()).toMatchObject({ code: 2, stderr: expect.stringContaining('No package of Hookbook') });
  expect(doctor(project, '--fix')).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage:') });
  expect(doctor(project, '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage:') });
});
