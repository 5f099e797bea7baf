import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SOCKET } from '../events/socket.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';

async function project(files: Readonly<Record<string, string>> = { 'asyncapi.yaml': SOCKET }) {
  const cwd = path.dirname(await specFolder(files));
  return { cwd, run: (...argv: readonly string[]) => hookbook(argv, { cwd }) };
}

it('lists commands after the events of their provider', async () => {
  const { run } = await project();
  expect((await run('events')).out).not.toContain('subscribe');
  const { out } = await run('events', '--include', 'receive');
  expect(out).toContain('│ subscribe (command) │ name ');
  const rows = JSON.parse((await run('events', '--include', 'receive', '--format', 'json')).out) as object[];
  expect(rows).toMatchObject([
    { type: 'parcel.created', kind: 'event' },
    { type: 'subscribe', kind: 'command', summary: 'Asks for the events of a parcel.' },
  ]);
});

it.each(['subscribe', 'subscribe.command'])('prints a payload of the command %s', async (name) => {
  const { run } = await project();
  const { exit, out } = await run('example', name, '--include', 'receive');
  expect({ exit, members: Object.keys(JSON.parse(out)) }).toEqual({ exit: 0, members: ['parcel'] });
});

it('suggests a command for a misspelt name', async () => {
  const { run } = await project();
  expect(await run('example', 'subscrbe', '--include', 'receive')).toMatchObject({
    exit: 2,
    error: expect.stringContaining('Unknown event "subscrbe". Did you mean "subscribe"?'),
  });
});

it('counts commands', async () => {
  const { run } = await project();
  for (const _ of ['generated', 'unchanged'])
    expect((await run('generate', '--include', 'receive')).out).toMatch(/\n1 event and 1 command; .+ s$/);
});

it('names the option in the command that updates stale files', async () => {
  const { run } = await project();
  const { error } = await run('generate', 'types', '--check', '--include', 'receive');
  expect(error).toContain('Run: npx hookbook generate types --include receive');
});

it('bundles the schema and the examples of commands', async () => {
  const { cwd, run } = await project();
  await run('bundle', '--include', 'receive');
  const schema = JSON.parse(await readFile(path.join(cwd, 'dist/schemas/parcel/subscribe.command.json'), 'utf8'));
  expect(schema).toMatchObject({ required: ['parcel'] });
  const index = await readFile(path.join(cwd, 'dist/index.js'), 'utf8');
  expect(index).toMatch(/commands[\s\S]*schemas\/parcel\/subscribe\.command\.json/);
});

it('can be asked for in the config file', async () => {
  const { cwd, run } = await project();
  await writeFiles(cwd, { 'hookbook.config.json': '{ "include": ["receive"] }' });
  expect((await run('events')).out).toContain('subscribe (command)');
});

it('is not advised when it was given', async () => {
  const avro = SOCKET.replace(/ {6}parcel\.created:[\s\S]*?( {6}subscribe:)/, '$1')
    .replace(
      'payload: { type: object, required: [parcel]',
      'payload: { schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: { type: record, name: Parcel, fields: [] }',
    )
    .replace(/, properties: \{ parcel: .*$/m, ' }')
    .replace(/ {2}events: .*\n/, '');
  const { run } = await project({ 'asyncapi.yaml': avro });
  expect((await run('check')).out).toContain('event-none');
  const { out } = await run('check', '--include', 'receive');
  expect(out).toContain('schema-format-unknown');
  expect(out).not.toContain('event-none');
});
