import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { ACME, CREATED, DELETED, EXAMPLE, ROOT, USER } from '../specs/acme.ts';
import { expected } from '../specs/diagnosed.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder } from '../specs/specFolder.ts';

const denied = vi.hoisted(() => new Set<unknown>());

/** The user who runs the tests may be root, who can read everything. */
vi.mock('node:fs', async (original) => {
  const { statSync, ...others } = await original<typeof import('node:fs')>();
  const refuse = () => {
    throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
  };
  return { ...others, statSync: (file: string) => (denied.has(file) ? refuse() : statSync(file)) };
});

/** The diagnostics of Acme after one of its files is replaced. */
async function diagnosedWith(name: string, replace: (file: string) => unknown) {
  const specs = await specFolder(ACME);
  await fs.rm(path.join(specs, name));
  await replace(path.join(specs, name));
  const { diagnostics } = await readContract(specs, { parse });
  return diagnostics.map((diagnostic) => expected(diagnostic, specs));
}

const REPLACEMENTS: Readonly<Record<string, (file: string) => unknown>> = {
  'is a folder, not a file': (file) => fs.mkdir(file),
  'is a circular symbolic link': (file) => fs.symlink(path.basename(file), file),
  'is a broken symbolic link': (file) => fs.symlink('nowhere.yaml', file),
  'is not a regular file': (file) => execFileSync('mkfifo', [file]),
  'cannot be read: permission denied': (file) => denied.add(file),
};

it.each(Object.entries(REPLACEMENTS))('a referenced file that %s', async (reason, replace) => {
  expect(await diagnosedWith(USER, replace)).toEqual([
    {
      code: 'file-unusable',
      at: `${CREATED}:8:19`,
      message: `"../schemas/user.yaml" ${reason}.`,
      related: [`${DELETED}:8:19 also referenced here`],
    },
  ]);
});

it.each(Object.entries(REPLACEMENTS))('a root document that %s', async (reason, replace) => {
  expect(await diagnosedWith(ROOT, replace)).toEqual([
    { code: 'spec-not-found', at: `${ROOT}:1:1`, message: `asyncapi.yaml ${reason}.` },
  ]);
});

it('a file that is not UTF-8, at the first invalid byte', async () => {
  const latin1 = Buffer.from(`${ACME[DELETED]}`.replace('User deleted', 'Gelöscht'), 'latin1');
  expect(await diagnosedWith(DELETED, (file) => fs.writeFile(file, latin1))).toEqual([
    {
      code: 'file-unusable',
      at: `${DELETED}:2:11`,
      message: 'The file is not valid UTF-8.',
      fix: 'Save the file as UTF-8.',
    },
  ]);
});

it('an example in UTF-16', async () => {
  const utf16 = Buffer.from(`\ufeff${ACME[EXAMPLE]}`, 'utf16le');
  expect(await diagnosedWith(EXAMPLE, (file) => fs.writeFile(file, utf16))).toEqual([
    {
      code: 'file-unusable',
      at: `${EXAMPLE}:1:1`,
      message: 'The file is not valid UTF-8.',
      fix: 'Save the file as UTF-8.',
    },
  ]);
});
