import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run, runOrThrow } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { npx } from '../src/editCopy.ts';
import { createConsumer, type InstalledPackages, installPackages } from '../src/packages/installPackages.ts';
import { ROOT } from '../src/repository.ts';

function webhook(type: string, data: object) {
  const schema = {
    type: 'object',
    required: ['type', 'data'],
    properties: { type: { type: 'string', const: type }, data: { $ref: '#/components/schemas/Parcel' } },
  };
  return {
    post: { requestBody: { content: { 'application/json': { schema, example: { type, data } } } }, responses: {} },
  };
}

const OPENAPI = {
  openapi: '3.1.0',
  info: { title: 'Parcels', version: '2.0.0', description: 'Webhooks about parcels.' },
  webhooks: {
    'parcel.created': webhook('parcel.created', { id: 'p1', weight: 2 }),
    'parcel.lost': webhook('parcel.lost', { id: 'p2' }),
  },
  components: {
    schemas: {
      Parcel: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, weight: { type: 'number' } } },
    },
  },
};

const CONSUMER = `import type { ParcelCreatedEvent } from '@hookbook/types/parcels';
import { createDelivery } from '@hookbook/mock-server';
import { safeParseEvent } from '@hookbook/validators/parcels';

const { body } = createDelivery({ provider: 'parcels', event: 'parcel.created', secret: 'whsec_cGFyY2Vscy1hcmUtc2lnbmVkLXdpdGgtdGhpcy1rZXk=' });
const result = safeParseEvent(body);
if (!result.ok || !result.known || result.type !== 'parcel.created') throw new Error('The event is not known.');
const event: ParcelCreatedEvent = result.event;
const weight: number | undefined = event.data.weight;
// @ts-expect-error: a parcel has no colour.
void event.data.colour;
console.log(JSON.stringify({ id: event.data.id, weight, wrong: safeParseEvent({ type: 'parcel.lost', data: {} }).ok }));
`;

let copy: string;
let installed: InstalledPackages;
beforeAll(async () => {
  copy = await copyRepository();
  for (const name of ['asyncapi.yaml', 'dynamic', 'flagright', 'platform', 'worth'])
    await rm(path.join(copy, 'specs', name), { recursive: true });
  await writeFile(path.join(copy, 'openapi.json'), JSON.stringify(OPENAPI));
});
afterAll(async () => {
  await rm(copy, { recursive: true, force: true });
  if (installed) await rm(path.dirname(installed.project), { recursive: true, force: true });
});

test('an OpenAPI document replaces the contract of the repository', async () => {
  const imported = await npx(
    copy,
    'hookbook',
    'import',
    'openapi',
    'openapi.json',
    '--out',
    'specs',
    '--name',
    'parcels',
  );
  expect(imported).toMatchObject({ code: 0, stdout: expect.stringContaining('2 messages, 2 with a known event type') });
  expect(await npx(copy, 'hookbook', 'check')).toMatchObject({ code: 0 });
  await runOrThrow('npm', ['run', 'build'], { cwd: copy });
  const { stdout } = await npx(copy, 'hookbook', 'events', '--format', 'json');
  expect((JSON.parse(stdout) as { type: string }[]).map(({ type }) => type)).toEqual(['parcel.created', 'parcel.lost']);
});

test('its packed packages type, validate and send the events in an empty project', async () => {
  installed = await installPackages(copy);
  const folder = await createConsumer(installed.project, 'consumer', ['@types/node']);
  await writeFile(path.join(folder, 'consumer.ts'), CONSUMER);
  const compilerOptions = { target: 'es2022', module: 'nodenext', strict: true, types: ['node'], outDir: 'built' };
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  for (const compiler of ['typescript', 'typescript-5']) {
    const tsc = path.join(ROOT, 'node_modules', compiler, 'bin/tsc');
    expect(await run('node', [tsc, '-p', folder], { cwd: folder })).toMatchObject({ code: 0, stdout: '' });
  }
  const { stdout } = await runOrThrow('node', ['built/consumer.js'], { cwd: folder });
  expect(JSON.parse(stdout)).toEqual({ id: 'p1', weight: 2, wrong: false });
});

test('its documentation has a page for each event', async () => {
  const script = `import { SITE_FOLDER } from '@hookbook/docs'; console.log(SITE_FOLDER);`;
  const { stdout } = await runOrThrow('node', ['--input-type=module', '--eval', script], { cwd: installed.project });
  const page = await readFile(path.join(stdout.trim(), 'parcels/parcel.lost.html'), 'utf8');
  expect(page).toContain('parcel.lost');
});
