import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { ACME, DELETED, edited, type SpecFiles, USER } from '../specs/acme.ts';
import { expected } from '../specs/diagnosed.ts';
import { hookbook } from '../specs/hookbook.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder, temporaryFolder, writeFiles } from '../specs/specFolder.ts';

/** A document whose messages are beside its folder. Both folders have a file of the same name. */
const PARCEL: SpecFiles = {
  'service/asyncapi.yaml': `asyncapi: 3.0.0
info: { title: Parcel hooks, version: 1.0.0 }
channels:
  parcel:
    x-webhook: { eventType: $message.payload#/type }
    messages:
      parcel.created: { $ref: '../common/messages.yaml#/created' }
      parcel.lost: { $ref: './common/messages.yaml#/lost' }
operations: { send: { action: send, channel: { $ref: '#/channels/parcel' } } }
`,
  'service/common/messages.yaml': `lost:
  payload: { type: object, required: [type], properties: { type: { const: parcel.lost } } }
  examples: [{ payload: { type: parcel.lost } }]
`,
  'common/messages.yaml': `created:
  payload:
    type: object
    required: [type]
    properties: { type: { const: parcel.created }, id: { $ref: './schemas.yaml#/Id' } }
  examples: [{ payload: { type: parcel.created } }]
`,
  'common/schemas.yaml': 'Id: { type: string }\n',
};

async function parcel(files = PARCEL) {
  const root = await specFolder(files);
  return { root, specs: path.join(root, 'service') };
}

it('reads files beside the folder of the root document', async () => {
  const { root, specs } = await parcel();
  const { contract, diagnostics } = await readContract(specs, { root, parse });
  expect(diagnostics).toEqual([]);
  const events = contract?.providers[0]?.events.map(({ type, source }) => `${type} ${source.file}#${source.pointer}`);
  expect(events).toEqual(['parcel.created ../common/messages.yaml#/created', 'parcel.lost common/messages.yaml#/lost']);
});

it('reports the place of a problem in such a file', async () => {
  const { root, specs } = await parcel({ ...PARCEL, 'common/schemas.yaml': 'Id: { type: text }\n' });
  const { diagnostics } = await readContract(specs, { root, parse });
  expect(diagnostics.map((diagnostic) => expected(diagnostic, root).at)).toEqual(['common/schemas.yaml:1:13']);
});

it('stays in the folder of the root document by default', async () => {
  const { root, specs } = await parcel();
  const { diagnostics } = await readContract(specs, { parse });
  expect(diagnostics.map((diagnostic) => expected(diagnostic, root))).toEqual([
    {
      code: 'ref-outside',
      at: 'service/asyncapi.yaml:7:31',
      message: '"../common/messages.yaml#/created" is outside the root folder "service".',
    },
  ]);
});

describe('a symbolic link', () => {
  const LINKED = edited(ACME, [DELETED, '../schemas/user.yaml', '../linked/user.yaml']);

  it('that leads out of the root folder is not read', async () => {
    const specs = await specFolder(LINKED);
    const elsewhere = await temporaryFolder();
    await writeFiles(elsewhere, { 'user.yaml': ACME[USER] ?? '' });
    await symlink(elsewhere, path.join(specs, 'acme/linked'));
    const { diagnostics } = await readContract(specs, { parse });
    expect(diagnostics.map((diagnostic) => expected(diagnostic, specs))).toEqual([
      {
        code: 'ref-outside',
        at: `${DELETED}:8:19`,
        message: '"../linked/user.yaml" is a symbolic link that points outside the root folder "specs".',
      },
    ]);
  });

  it('that stays in the root folder is read, also if the folder itself is a link', async () => {
    const specs = await specFolder(LINKED);
    await symlink('schemas', path.join(specs, 'acme/linked'));
    const link = path.join(await temporaryFolder(), 'link');
    await symlink(specs, link);
    expect((await readContract(specs, { parse })).diagnostics).toEqual([]);
    expect((await readContract(link, { parse })).diagnostics).toEqual([]);
  });
});

describe('--root', () => {
  it.each(['check', 'events', 'generate', 'bundle'])('is an option of %s', async (command) => {
    const { root } = await parcel();
    const argv = [command, '--specs', 'service', '--root', '.'];
    const { exit, error } = await hookbook(argv, { cwd: root });
    expect({ exit, error }).toEqual({ exit: 0, error: '' });
  });

  it('must be a folder that contains the document', async () => {
    const { root } = await parcel();
    await mkdir(path.join(root, 'other'));
    const run = (folder: string) => hookbook(['check', '--specs', 'service', '--root', folder], { cwd: root });
    expect(await run('nowhere')).toMatchObject({
      exit: 2,
      error: 'error: "nowhere" is not a folder. Set --root to an existing folder.',
    });
    expect(await run('other')).toMatchObject({
      exit: 2,
      error: 'error: "service" is outside "other". Set --root to a folder that contains the AsyncAPI document.',
    });
  });
});
