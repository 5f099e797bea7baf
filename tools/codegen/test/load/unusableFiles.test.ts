import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { readContract } from '../../src/readContract.ts';
import { ACME, CREATED, DELETED, EXAMPLE, ROOT, USER } from '../specs/acme.ts';
import { expected } from '../specs/diagnosed.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder } from '../specs/specFolder.ts';

const denied = vi.hoisted(() => new Set<unknown>());

/** Whoever runs the tests may be allowed to read everything. */
vi.mock('node:fs/promises', async (original) => {
  const { stat, ...others } = await original<typeof fs>();
  const refuse = () => Promise.reject(Object.assign(new Error('permission denied'), { code: 'EACCES' }));
  return { ...others, stat: (file: string) => (denied.has(file) ? refuse() : stat(file)) };
});

/** What is said of Acme with something else in the place of one of its files. */
async function diagnosedWith(name: string, put: (file: string) => unknown) {
  const specs = await specFolder(ACME);
  await fs.rm(path.join(specs, name));
  await put(path.join(specs, name));
  const { diagnostics } = await readContract(specs, { parse });
  return diagnostics.map((each) => expected(each, specs));
}

const PUT: Readonly<Record<string, (file: string) => unknown>> = {
  'is a folder, and a file is needed': (file) => fs.mkdir(file),
  'is a link that leads back to itself': (file) => fs.symlink(path.basename(file), file),
  'is a link to a file that there is not': (file) => fs.symlink('nowhere.yaml', file),
  'is no ordinary file': (file) => execFileSync('mkfifo', [file]),
  'may not be read by you': (file) => denied.add(file),
};

it.each(Object.entries(PUT))('a file that is referred to %s', async (reason, put) => {
  expect(await diagnosedWith(USER, put)).toEqual([
    {
      code: 'file-unusable',
      at: `${CREATED}:8:19`,
      message: `"../schemas/user.yaml" ${reason}.`,
      related: [`${DELETED}:8:19 the same reference`],
    },
  ]);
});

it.each(Object.entries(PUT))('a root document that %s', async (reason, put) => {
  expect(await diagnosedWith(ROOT, put)).toEqual([
    { code: 'spec-not-found', at: `${ROOT}:1:1`, message: `asyncapi.yaml ${reason}.` },
  ]);
});

it('a file that is no text in UTF-8, where it stops being one', async () => {
  const latin1 = Buffer.from(`${ACME[DELETED]}`.replace('User deleted', 'Gelöscht'), 'latin1');
  expect(await diagnosedWith(DELETED, (file) => fs.writeFile(file, latin1))).toEqual([
    {
      code: 'file-unusable',
      at: `${DELETED}:2:11`,
      message: 'Here is no text in UTF-8.',
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
      message: 'Here is no text in UTF-8.',
      fix: 'Save the file as UTF-8.',
    },
  ]);
});
