import { describe, expect, it } from 'vitest';
import { bundleFiles } from '../../src/bundle/bundleFiles.ts';
import { readContract } from '../../src/generate/readContract.ts';
import { ACME, acmeEdited, CHANNEL, CREATED, DELETED, edited, ROOT, type SpecFiles, USER } from '../specs/acme.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder } from '../specs/specFolder.ts';

type Json = Record<string, unknown>;

const DRAFT_2020 = 'application/schema+json;version=draft-2020-12';
const SCHEMA_2020 = 'https://json-schema.org/draft/2020-12/schema';

async function bundled(files: SpecFiles): Promise<Json> {
  const { contract, document, diagnostics } = await readContract(await specFolder(files), { parse });
  if (!contract || !document) throw new Error('The spec cannot be read.');
  expect(diagnostics.filter(({ code }) => code !== 'schema-type-missing')).toEqual([]);
  const file = bundleFiles(document, contract).find(({ path }) => path === 'asyncapi.json');
  return JSON.parse(file?.text ?? '') as Json;
}

/** The value at a path of keys that are separated by spaces. */
function at(document: Json, path: string): unknown {
  return path.split(' ').reduce<unknown>((value, key) => (value as Json)[key], document);
}

it('escapes percent signs in references to channels', async () => {
  const files = acmeEdited(ROOT, '  acme: {', '  acme 100%: {', [
    ROOT,
    "'#/channels/acme'",
    "'#/channels/acme%20100%25'",
  ]);
  const document = await bundled(files);
  expect(at(document, 'operations sendAcme channel $ref')).toBe('#/channels/acme 100%25');
});

it('keeps a reference to a URL', async () => {
  const bindings = { kafka: { key: { $ref: 'https://example.com/key.yaml' } } };
  const document = await bundled(
    acmeEdited(CHANNEL, 'messages:\n', `bindings: ${JSON.stringify(bindings)}\nmessages:\n`),
  );
  expect(at(document, 'channels acme bindings')).toEqual(bindings);
});

it('contains guides from their files, in the order of reading', async () => {
  const guides = '  x-guides: { two: { $ref: ./guides/two.yaml }, one: { title: One, text: First. } }\n';
  const document = await bundled({
    ...acmeEdited(ROOT, '  version: 1.0.0\n', `  version: 1.0.0\n${guides}`),
    'guides/two.yaml': 'title: Two\ntext: |\n  Hello.\n\n  ## There\n',
  });
  expect(Object.entries(at(document, 'info x-guides') as Json)).toEqual([
    ['two', { text: 'Hello.\n\n## There\n', title: 'Two' }],
    ['one', { text: 'First.', title: 'One' }],
  ]);
});

it('merges all files into one document', async () => {
  expect(await bundled(ACME)).toEqual({
    asyncapi: '3.0.0',
    info: { title: 'Acme', version: '1.0.0', description: 'The events of a made-up provider.' },
    channels: {
      acme: {
        address: null,
        title: 'Acme',
        messages: {
          'user.created': {
            name: 'user.created',
            title: 'User created',
            payload: {
              type: 'object',
              required: ['type', 'user'],
              properties: { type: { const: 'user.created' }, user: { $ref: '#/components/schemas/AcmeUser' } },
            },
            examples: [{ name: 'plain', payload: { type: 'user.created', user: { id: 'u1' } } }],
          },
          'user.deleted': {
            name: 'user.deleted',
            title: 'User deleted',
            payload: {
              type: 'object',
              required: ['type', 'user'],
              properties: { type: { const: 'user.deleted' }, user: { $ref: '#/components/schemas/AcmeUser' } },
            },
            examples: [{ name: 'plain', payload: { type: 'user.deleted', user: { id: 'u1' } } }],
          },
        },
        'x-webhook': { eventType: '$message.payload#/type' },
      },
    },
    operations: { sendAcme: { action: 'send', channel: { $ref: '#/channels/acme' } } },
    components: {
      schemas: {
        AcmeUser: {
          type: 'object',
          required: ['id'],
          properties: { id: { type: 'string' }, email: { type: 'string', format: 'email' } },
        },
      },
    },
  });
});

it('sorts fields as AsyncAPI does, required properties first, and other names alphabetically', async () => {
  const document = await bundled(
    edited(ACME, [
      USER,
      'properties:\n  id: { type: string }',
      'properties:\n  Age: { type: integer }\n  id: { type: string }',
    ]),
  );
  expect(Object.keys(document)).toEqual(['asyncapi', 'info', 'channels', 'operations', 'components']);
  expect(Object.keys(at(document, 'components schemas AcmeUser properties') as Json)).toEqual(['id', 'Age', 'email']);
  expect(Object.keys(at(document, 'channels acme messages user.created') as Json)).toEqual([
    'name',
    'title',
    'payload',
    'examples',
  ]);
});

describe('keys that are only names', () => {
  it('a message named payload is a message', async () => {
    const document = await bundled(edited(ACME, [CHANNEL, '  user.created:', '  payload:']));
    expect(at(document, 'channels acme messages payload name')).toBe('user.created');
  });

  it('properties named $id, $ref and examples are properties', async () => {
    const properties = `$id: { type: string }\n  $ref: { type: string }\n  examples: { type: array }\n  const: { $ref: './user.yaml#/properties/email' }`;
    const document = await bundled(edited(ACME, [USER, 'properties:\n', `properties:\n  ${properties}\n`]));
    expect(at(document, 'components schemas AcmeUser properties')).toEqual({
      id: { type: 'string' },
      $id: { type: 'string' },
      $ref: { type: 'string' },
      const: { $ref: '#/components/schemas/AcmeUserEmail' },
      email: { type: 'string', format: 'email' },
      examples: { type: 'array' },
    });
  });

  it('a $ref in data stays unchanged', async () => {
    const document = await bundled(
      edited(ACME, [
        USER,
        '{ type: string }',
        "{ type: string, default: { $ref: './email.yaml' }, examples: [{ $ref: '#/id' }] }",
      ]),
    );
    expect(at(document, 'components schemas AcmeUser properties id')).toEqual({
      type: 'string',
      default: { $ref: './email.yaml' },
      examples: [{ $ref: '#/id' }],
    });
  });

  it('a property named __proto__ is a property', async () => {
    const document = await bundled(
      edited(ACME, [USER, 'properties:\n', 'properties:\n  __proto__: { type: string }\n']),
    );
    expect(JSON.stringify(at(document, 'components schemas AcmeUser properties'))).toContain(
      '"__proto__":{"type":"string"}',
    );
  });
});

it('names a component after its channel and its file', async () => {
  const files = {
    ...edited(ACME, [ROOT, 'operations:', '  other: { $ref: ./other/channel.yaml }\noperations:']),
    'other/channel.yaml': `${ACME[CHANNEL]}`.replace('title: Acme', 'title: Other'),
    'other/events/user.created.yaml': `${ACME[CREATED]}`.replace('../examples', '../../acme/examples'),
    'other/events/user.deleted.yaml': `${ACME[DELETED]}`,
    'other/schemas/user.yaml': 'type: object\nmaxProperties: 5\n',
  };
  const document = await bundled(files);
  expect(Object.keys(at(document, 'components schemas') as Json)).toEqual(['AcmeUser', 'OtherUser']);
  expect(at(document, 'channels other messages user.deleted payload properties user')).toEqual({
    $ref: '#/components/schemas/OtherUser',
  });
});

it('keeps the components of the root document and avoids their names', async () => {
  const root = `${ACME[ROOT]}components:\n  schemas:\n    AcmeUser: { type: string }\n    Note: { type: object }\n`;
  const document = await bundled(
    edited({ ...ACME, [ROOT]: root }, [
      DELETED,
      '../schemas/user.yaml',
      '../../asyncapi.yaml#/components/schemas/Note',
    ]),
  );
  expect(Object.keys(at(document, 'components schemas') as Json)).toEqual(['AcmeUser', 'AcmeUser2', 'Note']);
  expect(at(document, 'channels acme messages user.deleted payload properties user')).toEqual({
    $ref: '#/components/schemas/Note',
  });
});

it('keeps references to the root document, from any file', async () => {
  const files = {
    ...edited(ACME, [
      ROOT,
      "  sendAcme:\n    action: send\n    channel: { $ref: '#/channels/acme' }\n",
      '  sendAcme: { $ref: ./acme/send.yaml }\n',
    ]),
    'acme/send.yaml':
      "action: send\nchannel: { $ref: '../asyncapi.yaml#/channels/acme' }\nmessages: [{ $ref: '../asyncapi.yaml#/channels/acme/messages/user.created' }]\n",
  };
  expect(at(await bundled(files), 'operations sendAcme')).toEqual({
    action: 'send',
    channel: { $ref: '#/channels/acme' },
    messages: [{ $ref: '#/channels/acme/messages/user.created' }],
  });
});

it('bundles a recursive schema', async () => {
  const document = await bundled(edited(ACME, [USER, 'email:', 'friend: { $ref: ./user.yaml }\n  email:']));
  expect(at(document, 'components schemas AcmeUser properties friend')).toEqual({
    $ref: '#/components/schemas/AcmeUser',
  });
});

it('keeps keywords beside a $ref', async () => {
  const document = await bundled(
    acmeEdited(DELETED, '{ $ref: ../schemas/user.yaml }', '{ description: Who left., $ref: ../schemas/user.yaml }'),
  );
  expect(at(document, 'channels acme messages user.deleted payload properties user')).toEqual({
    $ref: '#/components/schemas/AcmeUser',
    description: 'Who left.',
  });
});

it('keeps keywords beside a $ref that another $ref refers to', async () => {
  const person = '$ref: ./user.yaml\ndescription: A user who has left.\n';
  const files = edited(ACME, [DELETED, '../schemas/user.yaml', '../schemas/person.yaml']);
  const document = await bundled({ ...files, 'acme/schemas/person.yaml': person });
  expect(at(document, 'components schemas AcmePerson')).toEqual({
    $ref: '#/components/schemas/AcmeUser',
    description: 'A user who has left.',
  });
});

describe('a bundle of 2020-12 schemas', () => {
  const event = (type: string, user: string, example: string) => `name: ${type}
payload:
  schemaFormat: application/schema+yaml;version=draft-2020-12
  schema: { required: [type, user], properties: { type: { const: ${type} }, user: { $ref: '${user}' } } }
examples: [{ name: plain, payload: { type: ${type}, user: ${example} } }]
`;
  const list = "type: array\nitems: { $dynamicRef: '#item' }\n$defs: { item: { $dynamicAnchor: item } }\n";
  const listOf = (type: string) =>
    `$ref: ./list.yaml\n$defs: { ${type}-item: { $dynamicAnchor: item, type: ${type} } }\n`;
  const LISTS: SpecFiles = {
    ...ACME,
    [CREATED]: event('user.created', '../schemas/numbers.yaml', '[1]'),
    [DELETED]: event('user.deleted', '../schemas/strings.yaml', '[one]'),
    'acme/schemas/list.yaml': list,
    'acme/schemas/numbers.yaml': listOf('number'),
    'acme/schemas/strings.yaml': listOf('string'),
  };

  it('resolves $dynamicRef, so that anchors with the same name do not collide', async () => {
    const document = await bundled(LISTS);
    const component = (schema: object) => ({ $schema: SCHEMA_2020, ...schema });
    const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const items = (name: string) => component({ type: 'array', items: refTo(name), $defs: { item: {} } });
    expect(at(document, 'components schemas')).toEqual({
      AcmeList: items('AcmeNumberItem'),
      AcmeList2: items('AcmeStringItem'),
      AcmeNumbers: component({ ...refTo('AcmeList'), $defs: { 'number-item': { type: 'number' } } }),
      AcmeNumberItem: component({ type: 'number' }),
      AcmeStrings: component({ ...refTo('AcmeList2'), $defs: { 'string-item': { type: 'string' } } }),
      AcmeStringItem: component({ type: 'string' }),
    });
    await bundled({ 'asyncapi.json': JSON.stringify(document) });
  });

  it('creates one component for a schema that does not depend on its scope', async () => {
    const files = edited(LISTS, ['acme/schemas/list.yaml', '$defs:', 'contains: { $ref: ./user.yaml }\n$defs:']);
    const document = await bundled({ ...files, 'acme/schemas/user.yaml': 'minProperties: 0\n' });
    expect(Object.keys(at(document, 'components schemas') as Json).filter((name) => /User/.test(name))).toEqual([
      'AcmeUser',
    ]);
  });

  it('keeps a $dynamicRef beside a $ref', async () => {
    const both = "$ref: ./user.yaml\n$dynamicRef: '#own'\n$defs: { own: { $dynamicAnchor: own, minLength: 1 } }\n";
    const document = await bundled({
      ...LISTS,
      'acme/schemas/strings.yaml': both,
      [DELETED]: event('user.deleted', '../schemas/strings.yaml', 'one'),
      [USER]: 'type: string\n',
    });
    expect(at(document, 'components schemas AcmeStrings')).toEqual({
      $ref: '#/components/schemas/AcmeUser',
      $schema: SCHEMA_2020,
      $defs: { own: { minLength: 1 } },
      allOf: [{ $ref: '#/components/schemas/AcmeOwn' }],
    });
  });

  it('does not copy a component of the root document', async () => {
    const tree = "{ $dynamicAnchor: node, type: object, additionalProperties: { $dynamicRef: '#node' } }";
    const document = await bundled({
      ...LISTS,
      [ROOT]: `${ACME[ROOT]}components: { schemas: { Tree: ${tree} } }\n`,
      [CREATED]: event('user.created', '../../asyncapi.yaml#/components/schemas/Tree', '{ a: { b: {} } }'),
    });
    expect(at(document, 'components schemas Tree')).toEqual({
      type: 'object',
      additionalProperties: { $ref: '#/components/schemas/Tree' },
    });
    expect(at(document, 'channels acme messages user.created payload schema properties user')).toEqual({
      $ref: '#/components/schemas/Tree',
    });
  });

  it('keeps names in data that look like keywords', async () => {
    const user = 'type: object\ndependentRequired: { $id: [type, $anchor], $anchor: [id] }\n';
    const document = await bundled({
      ...LISTS,
      [USER]: user,
      [DELETED]: event('user.deleted', '../schemas/user.yaml', '{}'),
    });
    expect(at(document, 'components schemas AcmeUser dependentRequired')).toEqual({
      $anchor: ['id'],
      $id: ['type', '$anchor'],
    });
  });

  it('bundles the metaschema', async () => {
    const document = await bundled({
      ...LISTS,
      [CREATED]: event('user.created', 'https://json-schema.org/draft/2020-12/schema', '{ not: { type: string } }'),
    });
    expect(JSON.stringify(document)).not.toMatch(/"\$(dynamicRef|dynamicAnchor|anchor|id)":"/);
    await bundled({ 'asyncapi.json': JSON.stringify(document) });
  });
});

it('keeps the dialect of schemas that become components', async () => {
  const created = `name: user.created
payload:
  schemaFormat: ${DRAFT_2020}
  schema:
    type: object
    required: [type, at]
    properties:
      type: { const: user.created }
      at: { $ref: '../schemas/point.yaml' }
      shared: { $ref: '../../asyncapi.yaml#/components/schemas/Degree/schema' }
examples: [{ name: plain, payload: { type: user.created, at: [1, 2] } }]
`;
  const components = `components: { schemas: { Degree: { schemaFormat: ${DRAFT_2020}, schema: { type: number } } } }\noperations:`;
  const document = await bundled({
    ...acmeEdited(ROOT, 'operations:', components),
    [CREATED]: created,
    'acme/schemas/point.yaml': 'type: array\nprefixItems: [true, true]\nitems: false\n',
  });
  expect(at(document, 'channels acme messages user.created payload schema properties')).toEqual({
    type: { const: 'user.created' },
    at: { $ref: '#/components/schemas/AcmePoint' },
    shared: { $ref: '#/components/schemas/Degree/schema' },
  });
  expect(at(document, 'components schemas AcmePoint')).toEqual({
    $schema: SCHEMA_2020,
    type: 'array',
    prefixItems: [true, true],
    items: false,
  });
});

it('refers from an operation in another file to the channel and its messages', async () => {
  const operation = `action: send
channel: { $ref: ./channel.yaml }
messages: [{ $ref: ./events/user.created.yaml }]
`;
  const document = await bundled({
    ...acmeEdited(
      ROOT,
      "\n    action: send\n    channel: { $ref: '#/channels/acme' }\n",
      ' { $ref: ./acme/operation.yaml }\n',
    ),
    'acme/operation.yaml': operation,
  });
  expect(at(document, 'operations sendAcme')).toEqual({
    action: 'send',
    channel: { $ref: '#/channels/acme' },
    messages: [{ $ref: '#/channels/acme/messages/user.created' }],
  });
});

it('replaces a `$ref` in place of all channels or components by what it refers to', async () => {
  const inline = await bundled(ACME);
  const document = await bundled({
    ...acmeEdited(ROOT, 'channels:\n  acme: { $ref: ./acme/channel.yaml }', 'channels: { $ref: ./channels.yaml }'),
    'channels.yaml': 'acme: { $ref: ./acme/channel.yaml }\n',
  });
  expect(document).toEqual(inline);
});
