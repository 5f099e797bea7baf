import path from 'node:path';
import type { Contract } from '@hookbook/contract';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { readContract } from '../../src/generate/readContract.ts';
import { ACME, acmeEdited, CREATED, DELETED, EXAMPLE, edited, ROOT, type SpecFiles, USER } from '../specs/acme.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';

/** The contract without its sources and channels, which differ between the specs. */
async function contractOf(specs: string): Promise<Contract> {
  const { contract, diagnostics } = await readContract(specs, { parse });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return JSON.parse(JSON.stringify(contract, (key, value) => (PLACES.includes(key) ? undefined : value))) as Contract;
}

const PLACES = ['source', 'webhookSource', 'channels'];

const JSON_ACME: SpecFiles = Object.fromEntries(
  Object.entries(ACME).map(([name, text]) => [
    name.replace('.yaml', '.json'),
    JSON.stringify(parseYaml(text.replaceAll('.yaml', '.json')), null, 2),
  ]),
);

/** Acme as one file of AsyncAPI 2.6. */
const ACME_2: SpecFiles = {
  [ROOT]: `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0, description: The events of a made-up provider. }
channels:
  acme:
    subscribe:
      message:
        oneOf:
          - { $ref: '#/components/messages/created' }
          - { $ref: '#/components/messages/deleted' }
    x-webhook: { eventType: $message.payload#/type }
components:
  messages:
    created:
      name: user.created
      title: User created
      payload:
        type: object
        required: [type, user]
        properties:
          type: { const: user.created }
          user: { $ref: '#/components/schemas/user' }
      examples: [{ name: plain, payload: { type: user.created, user: { id: u1 } } }]
    deleted:
      name: user.deleted
      title: User deleted
      schemaFormat: application/schema+json;version=draft-07
      payload:
        type: object
        required: [type, user]
        properties:
          type: { const: user.deleted }
          user: { $ref: '#/components/schemas/user' }
      examples: [{ name: plain, payload: { type: user.deleted, user: { id: u1 } } }]
  schemas:
    user:
      type: object
      required: [id]
      properties:
        id: { type: string }
        email: { type: string, format: email }
`,
};

describe('reads the same contract from', () => {
  it.each<[name: string, files: SpecFiles]>([
    ['AsyncAPI 3.1', acmeEdited(ROOT, '3.0.0', '3.1.0')],
    ['AsyncAPI 2.6 in one file', ACME_2],
    [
      'AsyncAPI 2.0 in one file',
      { [ROOT]: `${ACME_2[ROOT]}`.replace('2.6.0', '2.0.0').replaceAll('name: plain, ', '') },
    ],
    ['JSON', JSON_ACME],
    ['a root document called asyncapi.yml', renamed('asyncapi.yml')],
    [
      'Windows line endings',
      Object.fromEntries(Object.entries(ACME).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')])),
    ],
    ['a byte order mark', Object.fromEntries(Object.entries(ACME).map(([name, text]) => [name, `\ufeff${text}`]))],
    [
      'YAML with a directive',
      Object.fromEntries(
        Object.entries(ACME).map(([name, text]) => [name, name.endsWith('.yaml') ? `%YAML 1.1\n---\n${text}` : text]),
      ),
    ],
    ['folders with spaces, symbols and non-ASCII letters in their names', moved('über #1 100% [a]')],
  ])('%s', async (_, files) => {
    const expectedContract = await contractOf(await specFolder(ACME));
    const contract = await contractOf(await specFolder(files));
    // AsyncAPI 2.0 has no names for examples, so they are numbered.
    const named = JSON.parse(JSON.stringify(contract).replaceAll('example-1', 'plain')) as Contract;
    expect(named).toEqual(expectedContract);
  });
});

function renamed(root: string): SpecFiles {
  const { [ROOT]: text = '', ...files } = ACME;
  return { ...files, [root]: text };
}

function moved(folder: string): SpecFiles {
  const files = Object.entries(ACME).map(([name, text]) => [name.replace('acme/', `${folder}/`), text] as const);
  const root = `${ACME[ROOT]}`.replace('./acme/channel.yaml', `'./${encodeURIComponent(folder)}/channel.yaml'`);
  return { ...Object.fromEntries(files), [ROOT]: root };
}

it('reads keys that are numbers as their texts', async () => {
  const numbers =
    '1: { type: string }\n  404: { type: string }\n  1.5: { type: string }\n  -1: { type: string }\n  id:';
  const { providers } = await contractOf(await specFolder(acmeEdited(USER, 'id:', numbers)));
  const { schema } = providers[0]?.definitions[0] ?? {};
  expect(Object.keys((schema as { properties: object }).properties).sort()).toEqual(
    ['-1', '1', '1.5', '404', 'email', 'id'].sort(),
  );
});

it.each(['', 'asyncapi.yaml'])('reads a spec from its folder or from its root document: %j', async (name) => {
  const specs = await specFolder(ACME);
  expect((await contractOf(path.join(specs, name))).providers.map((provider) => provider.name)).toEqual(['acme']);
});

it('prefers asyncapi.yaml in a folder with several root documents', async () => {
  const specs = await specFolder(ACME);
  await writeFiles(specs, {
    'asyncapi.json': '{ "asyncapi": "3.0.0", "info": { "title": "Other", "version": "1" }, "channels": {} }',
  });
  expect((await contractOf(specs)).title).toBe('Acme');
});

it('reads a payload in 2020-12 if schemaFormat says so', async () => {
  const specs = await specFolder({
    ...ACME,
    [USER]: `type: object
properties:
  id: { type: string }
  pair: { type: array, prefixItems: [{ type: string }, { type: number }], items: false }
`,
    'acme/events/user.deleted.yaml': `name: user.deleted
payload:
  schemaFormat: application/schema+yaml;version=draft-2020-12
  schema:
    type: object
    required: [type]
    properties:
      type: { const: user.deleted }
      user: { $ref: ../schemas/user.yaml, description: Who left., minProperties: 1 }
examples: [{ payload: { type: user.deleted, user: { id: u1, pair: [a, 1] } } }]
`,
    'acme/channel.yaml': `address: null
messages:
  user.deleted: { $ref: ./events/user.deleted.yaml }
x-webhook: { eventType: $message.payload#/type }
`,
  });
  const [provider] = (await contractOf(specs)).providers;
  expect(provider?.definitions).toEqual([
    {
      name: 'User',
      schema: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], items: false },
        },
      },
    },
  ]);
  expect(provider?.events[0]?.payload).toMatchObject({
    properties: { user: { allOf: [{ $ref: '#/$defs/User' }], description: 'Who left.', minProperties: 1 } },
  });
});

it.each(['default', 'example', 'enum', 'x-user'])('reads a component named %s like any other', async (name) => {
  const components = `components: { schemas: { ${name}: { $ref: ./acme/schemas/user.yaml } } }\noperations:`;
  const files = [CREATED, DELETED].reduce(
    (before, file) => edited(before, [file, '../schemas/user.yaml', `../../asyncapi.yaml#/components/schemas/${name}`]),
    acmeEdited(ROOT, 'operations:', components),
  );
  expect(await contractOf(await specFolder(files))).toEqual(await contractOf(await specFolder(ACME)));
});

it('takes missing fields of a message from its traits', async () => {
  const specs = await specFolder(
    acmeEdited(
      'acme/events/user.deleted.yaml',
      'title: User deleted',
      'traits: [{ title: From a trait, tags: [{ name: gone }] }]',
    ),
  );
  const event = (await contractOf(specs)).providers[0]?.events[1];
  expect({ title: event?.title, tags: event?.tags }).toEqual({ title: 'From a trait', tags: [{ name: 'gone' }] });
});

it('requires a const for each part of the event type, including a header', async () => {
  const specs = await specFolder({
    ...acmeEdited('acme/channel.yaml', '$message.payload#/type', '[$message.header#/X-Topic, $message.payload#/type]'),
  });
  const { diagnostics } = await readContract(specs, { parse });
  expect(diagnostics.map(({ code }) => code)).toEqual(['event-type-missing', 'event-type-missing']);
});

it('changes only the order of keys in an example', async () => {
  const specs = await specFolder(
    acmeEdited(EXAMPLE, '"id": "u1"', '"zeta": 1e3, "id": "u1", "email": "u@example.com", "alpha": -0.5'),
  );
  const example = (await contractOf(specs)).providers[0]?.events[0]?.examples[0];
  expect(JSON.stringify(example?.payload)).toBe(
    '{"type":"user.created","user":{"id":"u1","email":"u@example.com","alpha":-0.5,"zeta":1000}}',
  );
});
