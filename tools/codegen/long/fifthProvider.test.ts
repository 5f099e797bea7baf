import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { realSpecs } from '../test/determinism/generated.ts';
import type { SpecFiles } from '../test/specs/acme.ts';
import { hookbook } from '../test/specs/hookbook.ts';
import { specFolder } from '../test/specs/specFolder.ts';
import { PARCEL, withParcel } from './parcel.ts';

async function project(files: SpecFiles) {
  const cwd = path.dirname(await specFolder(files));
  return { cwd, run: (...argv: readonly string[]) => hookbook(argv, { cwd }) };
}

async function generated(cwd: string): Promise<ReadonlyMap<string, string>> {
  const folder = path.join(cwd, 'packages');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return new Map(
    await Promise.all(
      names.map(
        async (name) => [name.replace('/src/gen', ''), await readFile(path.join(folder, name), 'utf8')] as const,
      ),
    ),
  );
}

it('a provider that is added to specs/ is in every package', async () => {
  const specs = await realSpecs();
  const { cwd, run } = await project({
    ...specs,
    ...PARCEL,
    'asyncapi.yaml': withParcel(specs['asyncapi.yaml'] ?? ''),
  });

  expect(await run('check')).toMatchObject({ exit: 0, out: expect.stringMatching(/ of 5 providers, no problems$/) });

  const events = JSON.parse((await run('events', 'parcel', '--format', 'json')).out) as {
    type: string;
    examples: number;
  }[];
  expect(events.map(({ type, examples }) => `${type} ${examples}`)).toEqual([
    'ping 1',
    'shipment.created 1',
    'shipment.delivered 1',
  ]);

  expect(await run('generate')).toMatchObject({ exit: 0, error: '' });
  const files = await generated(cwd);
  for (const artifact of ['types', 'validators', 'mock-server', 'docs']) {
    const ofParcel = [...files].filter(([name]) => name.startsWith(`${artifact}/`) && /(^|\/)parcel\b/.test(name));
    expect(ofParcel.length).toBeGreaterThan(0);
    const text = ofParcel.map(([, content]) => content).join('\n');
    expect(['shipment.created', 'shipment.delivered', 'ping'].filter((type) => !text.includes(type))).toEqual([]);
  }
  expect(files.get('types/parcel.ts')).toMatch(/export interface ShipmentCreatedEvent\b/);
  expect(files.get('receiver/parcel.ts')).toContain('createReceiver');
  expect(files.get('types/index.ts')).toContain('parcel');
  expect(files.get('docs/index.html')).toContain('Parcel');
  expect(files.get('docs/parcel/shipment.created.html')).toContain('PX123456789');

  expect((await run('generate', '--check')).exit).toBe(0);
});

it('adding a provider does not change the files of the others', async () => {
  const specs = await realSpecs();
  const before = await project(specs);
  const after = await project({ ...specs, ...PARCEL, 'asyncapi.yaml': withParcel(specs['asyncapi.yaml'] ?? '') });
  for (const { run } of [before, after])
    expect((await run('generate', 'types', 'validators', 'receiver', 'mock-server')).exit).toBe(0);
  const [oldFiles, newFiles] = [await generated(before.cwd), await generated(after.cwd)];
  const isOfProvider = (name: string) => /\b(dynamic|flagright|platform|worth)\b/.test(name);
  const others = [...oldFiles.keys()].filter(isOfProvider);
  expect(others.length).toBeGreaterThanOrEqual(16);
  expect(others.filter((name) => newFiles.get(name) !== oldFiles.get(name))).toEqual([]);
});
