import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hookbook } from '../specs/hookbook.ts';
import { temporaryFolder, writeFiles } from '../specs/specFolder.ts';

function webhook(type: string, example: object) {
  const schema = {
    type: 'object',
    required: ['type', 'data'],
    properties: { type: { type: 'string', const: type }, data: { $ref: '#/components/schemas/Parcel' } },
  };
  return { post: { requestBody: { content: { 'application/json': { schema, example } } }, responses: {} } };
}

const OPENAPI = {
  openapi: '3.1.0',
  info: { title: 'Parcels', version: '2.0.0' },
  webhooks: {
    'parcel.created': webhook('parcel.created', { type: 'parcel.created', data: { id: 'p1' } }),
    'parcel.lost': webhook('parcel.lost', { type: 'parcel.lost', data: { id: 7 } }),
  },
  components: { schemas: { Parcel: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } } },
};

async function imported(document: unknown, ...argv: readonly string[]) {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { 'openapi.json': JSON.stringify(document, null, 2), 'node_modules/.keep': '' });
  const result = await hookbook(['import', 'openapi', 'openapi.json', '--out', 'specs/parcels', ...argv], { cwd });
  return { ...result, cwd };
}

it('imports the webhooks of an OpenAPI document as a provider', async () => {
  const { exit, out, error, cwd } = await imported(OPENAPI);
  expect(exit).toBe(0);
  expect(out).toBe(
    '2 messages, 2 with a known event type, in specs/parcels/asyncapi.yaml\nNext: hookbook check --specs specs/parcels',
  );
  expect(error).toContain('openapi.json:62:15 warning[import-incomplete]');
  expect(error).toContain(
    'Example "example" of event "parcel.lost" is invalid at /data/id: expected string, received number 7. The example is left out.',
  );
  const events = await hookbook(['events', '--specs', 'specs/parcels', '--format', 'json'], { cwd });
  const rows = JSON.parse(events.out) as { provider: string; type: string; examples: number }[];
  expect(rows.map(({ provider, type, examples }) => [provider, type, examples])).toEqual([
    ['parcels', 'parcel.created', 1],
    ['parcels', 'parcel.lost', 0],
  ]);
});

it('imports the paths of the receiver with --paths', async () => {
  const { webhooks, ...others } = OPENAPI;
  const document = { ...others, paths: { '/hooks': webhooks['parcel.created'] } };
  const refused = await imported(document);
  expect(refused.exit).toBe(1);
  expect(refused.error).toContain('If its paths are those of the receiver, add --paths.');
  const { exit, out } = await imported(document, '--paths');
  expect(exit).toBe(0);
  expect(out).toContain('1 message, 1 with a known event type');
});

it('keeps an overlay, and replaces only what it wrote itself', async () => {
  const { cwd } = await imported(OPENAPI);
  const overlay = `overlay: 1.0.0
info: { title: Ours, version: 1.0.0 }
actions:
  - target: $.channels.parcels.messages['parcel.lost']
    update: { summary: Sent when a parcel is lost, examples: [{ payload: { type: parcel.lost, data: { id: p2 } } }] }
`;
  await writeFiles(cwd, { 'specs/parcels/overlay.yaml': overlay });
  const again = await hookbook(['import', 'openapi', 'openapi.json', '--out', 'specs/parcels'], { cwd });
  expect(again.exit).toBe(0);
  const argv = ['events', '--specs', 'specs/parcels', '--overlay', 'specs/parcels/overlay.yaml', '--format', 'json'];
  const rows = JSON.parse((await hookbook(argv, { cwd })).out) as { summary: string; examples: number }[];
  expect(rows[1]).toMatchObject({ summary: 'Sent when a parcel is lost', examples: 1 });
  const target = path.join(cwd, 'specs/parcels/asyncapi.yaml');
  await writeFile(target, (await readFile(target, 'utf8')).replace(/^.*\n/, ''));
  const refused = await hookbook(['import', 'openapi', 'openapi.json', '--out', 'specs/parcels'], { cwd });
  expect(refused).toMatchObject({ exit: 2, out: '' });
  expect(refused.error).toContain(
    'was not imported by Hookbook, and would be overwritten. Choose another folder with --out, or delete the file.',
  );
});

it('refuses a document without webhooks, and leads to the place', async () => {
  const { exit, out, error } = await imported({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {} });
  expect({ exit, out }).toEqual({ exit: 1, out: '' });
  expect(error).toMatch(/^openapi\.json:1:1 error\[import-refused\]\n/);
  const missing = await hookbook(['import', 'openapi', 'nowhere.json', '--out', 'x'], { cwd: await temporaryFolder() });
  expect(missing.exit).toBe(2);
  expect(missing.error).toContain('File not found: "nowhere.json".');
  expect(missing.error).toContain('fix: Pass the path of the OpenAPI document.');
});

it.each([
  [['specs.json'], "required option '--out <folder>' not specified"],
  [['https://example.com/openapi.json', '--out', 'x'], 'is a URL'],
])('reports the usage error in %j', async (argv, message) => {
  const { exit, error } = await hookbook(['import', 'openapi', ...argv], { cwd: await temporaryFolder() });
  expect(exit).toBe(2);
  expect(error).toContain(message);
});

it('leaves schemas that are invalid to the check', async () => {
  const { post } = webhook('parcel.created', { type: 'parcel.created', data: {}, sku: 'a' });
  const schema = post.requestBody.content['application/json'].schema;
  for (const invalid of [{ pattern: '(?i)^a' }, { required: true }, { enum: null }, { type: null }, { oneOf: [] }]) {
    const properties = { ...schema.properties, sku: { type: 'string', ...invalid } };
    const content = { 'application/json': { schema: { ...schema, properties }, example: { type: 'parcel.created' } } };
    const document = {
      ...OPENAPI,
      webhooks: { 'parcel.created': { post: { requestBody: { content }, responses: {} } } },
    };
    const { exit, cwd } = await imported(document);
    expect(exit).toBe(0);
    expect((await hookbook(['check', '--specs', 'specs/parcels'], { cwd })).exit).toBe(1);
  }
});

it('keeps the digits of integers', async () => {
  const cwd = await temporaryFolder();
  const text = JSON.stringify(OPENAPI).replace('"id":"p1"', '"id":"p1","n":1234567890123456789');
  await writeFiles(cwd, {
    'openapi.json': text.replace('"type":"object","required":["id"]', '"maxProperties":9007199254740993,$&'),
  });
  await hookbook(['import', 'openapi', 'openapi.json', '--out', 'specs/parcels'], { cwd });
  const written = await readFile(path.join(cwd, 'specs/parcels/asyncapi.yaml'), 'utf8');
  expect(written).toContain('n: 1234567890123456789\n');
  expect(written).toContain('maxProperties: 9007199254740993\n');
});

it('lets an enum of OpenAPI 3.0 list null beside nullable', async () => {
  const { post } = webhook('parcel.created', { type: 'parcel.created', data: { id: 'p1' } });
  const schema = post.requestBody.content['application/json'].schema;
  const state = { type: 'string', nullable: true, enum: ['new', null] };
  const properties = { type: { type: 'string', enum: ['parcel.created'] }, data: schema.properties.data, state };
  const content = { 'application/json': { schema: { ...schema, properties } } };
  const document = {
    ...OPENAPI,
    openapi: '3.0.3',
    webhooks: undefined,
    'x-webhooks': { 'parcel.created': { post: { requestBody: { content }, responses: {} } } },
  };
  const { exit, cwd } = await imported(document);
  expect(exit).toBe(0);
  const checked = await hookbook(['check', '--specs', 'specs/parcels'], { cwd });
  expect(checked.exit).toBe(0);
  expect(checked.out + checked.error).not.toContain('schema-value-excluded');
});
