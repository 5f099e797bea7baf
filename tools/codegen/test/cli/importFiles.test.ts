import { readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { hookbook } from '../specs/hookbook.ts';
import { temporaryFolder, writeFiles } from '../specs/specFolder.ts';

interface Imported {
  readonly channels: {
    readonly acme: { readonly messages: Readonly<Record<string, { payload: { schema: unknown } }>> };
  };
  readonly components?: { readonly schemas: Readonly<Record<string, { schema: unknown }>> };
}

/** The import of `api/openapi.yaml`, with what `hookbook check` says about the imported document. */
async function imported(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const cwd = await temporaryFolder();
  await writeFiles(cwd, { ...files, 'node_modules/.keep': '' });
  const result = await hookbook(['import', 'openapi', 'api/openapi.yaml', '--out', 'specs/acme', ...argv], { cwd });
  const text = await readFile(path.join(cwd, 'specs/acme/asyncapi.yaml'), 'utf8').catch(() => '{}');
  const { channels, components } = parse(text) as Imported;
  const messages = Object.entries(channels?.acme.messages ?? {}).map(([key, message]) => [
    key,
    message.payload?.schema,
  ]);
  const schemas = Object.entries(components?.schemas ?? {}).map(([name, { schema }]) => [name, schema]);
  return { ...result, cwd, text, messages: Object.fromEntries(messages), schemas: Object.fromEntries(schemas) };
}

async function checked({ cwd }: { readonly cwd: string }) {
  return hookbook(['check', '--specs', 'specs/acme'], { cwd });
}

const HEAD = 'openapi: 3.1.0\ninfo: { title: Acme, version: 1.0.0 }\n';

/** A path item that posts a schema. */
function post(schema: string, media = ''): string {
  return `{ post: { requestBody: { content: { application/json: { schema: ${schema}${media} } } } } }`;
}

const FILES = {
  'api/openapi.yaml': `${HEAD}
paths: { $ref: ./paths/index.yaml }
webhooks:
  user.created: { $ref: ./hooks/user-created.yaml }
  user.deleted: ${post('{ $ref: ./schemas/user.yaml#/Deleted }')}
components:
  schemas: { User: { $ref: ./schemas/user.yaml#/User } }
`,
  'api/paths/index.yaml': '/orders: { $ref: orders.yaml }',
  'api/paths/orders.yaml': `
post:
  operationId: createOrder
  callbacks:
    paid: { '{$request.body#/url}': { $ref: ../hooks/paid.yaml#/item } }
`,
  'api/hooks/user-created.yaml': post(
    '{ type: object, required: [type], properties: { type: { const: user.created }, user: { $ref: ../schemas/user.yaml#/User } } }',
    ', examples: { one: { $ref: examples.yaml#/created }, two: { $ref: examples.yaml#/invalid } }',
  ),
  'api/hooks/examples.yaml': `
created: { value: { type: user.created, user: { id: 12345678901234567890 } } }
invalid: { value: { type: user.created, user: 7 } }
`,
  'api/hooks/paid.yaml': `item: ${post(
    "{ type: object, properties: { type: { const: paid }, user: { $ref: '../openapi.yaml#/components/schemas/User' } } }",
  )}`,
  'api/schemas/user.yaml': `
User:
  type: object
  properties: { id: { type: integer }, friend: { $ref: '#/User' }, pet: { $ref: pet.json } }
Deleted: { type: object, properties: { type: { const: user.deleted }, user: { $ref: '#/User' } } }
`,
  'api/schemas/pet.json': JSON.stringify({
    oneOf: [{ $ref: '#/definitions/Cat' }, { $ref: './dog.json' }],
    discriminator: { propertyName: 'kind', mapping: { cat: '#/definitions/Cat', dog: './dog.json' } },
    definitions: {
      Cat: {
        type: 'object',
        required: ['kind'],
        properties: { kind: { const: 'cat' }, owner: { $ref: 'user.yaml#/User' } },
      },
    },
  }),
  'api/schemas/dog.json': '{"type":"object","required":["kind"],"properties":{"kind":{"const":"dog"}}}',
};

it('follows references over files, in paths, webhooks, components, examples, schemas and mappings', async () => {
  const result = await imported(FILES);
  expect(result.exit).toBe(0);
  expect(result.error.match(/^\S+:\d+:\d+ \S+/gm)).toEqual(['api/hooks/examples.yaml:3:12 warning[import-incomplete]']);
  expect(result.out).toContain('3 messages, 3 with a known event type');
  const user = { $ref: '#/components/schemas/User/schema' };
  expect(result.messages).toEqual({
    paid: { type: 'object', properties: { type: { const: 'paid' }, user } },
    'user.created': { type: 'object', required: ['type'], properties: { type: { const: 'user.created' }, user } },
    'user.deleted': { $ref: '#/components/schemas/Deleted/schema' },
  });
  expect(Object.keys(result.schemas)).toEqual(['User', 'Deleted', 'pet', 'Cat', 'dog']);
  expect(result.schemas.User).toEqual({
    type: 'object',
    properties: { id: { type: 'integer' }, friend: user, pet: { $ref: '#/components/schemas/pet/schema' } },
  });
  expect(result.schemas.pet).toMatchObject({
    oneOf: [{ $ref: '#/components/schemas/Cat/schema' }, { $ref: '#/components/schemas/dog/schema' }],
    discriminator: { mapping: { cat: '#/components/schemas/Cat/schema', dog: '#/components/schemas/dog/schema' } },
  });
  expect(result.text).toContain('id: 12345678901234567890');
  expect((await checked(result)).exit).toBe(0);
});

it('names schemas with the same name after their files', async () => {
  const result = await imported({
    'api/openapi.yaml': `${HEAD}webhooks:
  a: ${post('{ $ref: ./one/item.yaml }')}
  b: ${post('{ $ref: ./two/item.yaml }')}
  c: ${post("{ $ref: './common.yaml#/components/schemas/item' }")}
`,
    'api/one/item.yaml': '{ type: object, properties: { type: { const: a } } }',
    'api/two/item.yaml': '{ type: object, properties: { type: { const: b } } }',
    'api/common.yaml': 'components: { schemas: { item: { type: object, properties: { type: { const: c } } } } }',
  });
  expect(Object.keys(result.schemas)).toEqual(['item', 'two-item', 'common-item']);
  expect((await checked(result)).exit).toBe(0);
});

it('follows anchors and URIs of schemas in other files', async () => {
  const result = await imported({
    'api/openapi.yaml': `${HEAD}webhooks:
  created: ${post("{ type: object, properties: { type: { const: created }, a: { $ref: './defs.yaml#money' }, b: { $ref: './defs.yaml#/named' } } }")}
`,
    'api/defs.yaml': `
$defs:
  money: { $anchor: money, type: object, properties: { currency: { $ref: 'https://example.com/named' } } }
named: { $id: 'https://example.com/named', type: object, properties: { parent: { $ref: '#' } } }
`,
  });
  expect(result.error).toBe('');
  const named = '#/components/schemas/named/schema';
  expect(result.messages.created).toMatchObject({
    properties: { a: { $ref: '#/components/schemas/money/schema' }, b: { $ref: named } },
  });
  expect(result.schemas.money).toEqual({ type: 'object', properties: { currency: { $ref: named } } });
  expect((await checked(result)).exit).toBe(0);
});

it('follows cycles over files, and reports one of references only', async () => {
  const result = await imported({
    'api/openapi.yaml': `${HEAD}webhooks:
  tree: ${post('{ type: object, properties: { type: { const: tree }, root: { $ref: node.yaml } } }')}
  loop: { $ref: loop.yaml }
`,
    'api/node.yaml': 'type: object\nproperties: { children: { type: array, items: { $ref: child.yaml } } }',
    'api/child.yaml': 'type: object\nproperties: { parent: { $ref: ./node.yaml } }',
    'api/loop.yaml': '$ref: other.yaml',
    'api/other.yaml': '$ref: loop.yaml',
  });
  expect(result.error).toContain('Webhook "loop" is not imported: "other.yaml" refers to itself.');
  expect(result.schemas).toEqual({
    node: {
      type: 'object',
      properties: { children: { type: 'array', items: { $ref: '#/components/schemas/child/schema' } } },
    },
    child: { type: 'object', properties: { parent: { $ref: '#/components/schemas/node/schema' } } },
  });
  expect((await checked(result)).exit).toBe(0);
});

const OUTSIDE = `${HEAD}webhooks:
  created: ${post('{ type: object, properties: { type: { const: created }, secret: { $ref: ../secret.yaml } } }')}
`;

it('reads no file outside the folder of the document, unless --root contains it', async () => {
  const files = { 'api/openapi.yaml': OUTSIDE, 'secret.yaml': 'type: string' };
  const outside = await imported(files);
  expect(outside.error).toContain('"../secret.yaml" is outside the root folder "api".');
  expect(outside.error).toContain('fix: Set --root to a folder that contains all files of the contract');
  expect(outside.schemas).toEqual({});
  const inside = await imported(files, '--root', '.');
  expect(inside.error).toBe('');
  expect(inside.schemas).toEqual({ secret: { type: 'string' } });
});

it('follows no symbolic link out of the folder', async () => {
  const cwd = await temporaryFolder();
  const text = OUTSIDE.replace('../secret.yaml', './link.yaml');
  await writeFiles(cwd, { 'api/openapi.yaml': text, 'secret.yaml': 'type: string', 'node_modules/.keep': '' });
  await symlink(path.join(cwd, 'secret.yaml'), path.join(cwd, 'api/link.yaml'));
  const { error } = await hookbook(['import', 'openapi', 'api/openapi.yaml', '--out', 'specs/acme'], { cwd });
  expect(error).toContain('"./link.yaml" is a symbolic link that points outside the root folder "api".');
});

it.each([
  ['./none.yaml', 'File not found: "./none.yaml".', 0],
  ['./schemas.yaml#/Usr', '"./schemas.yaml#/Usr" does not exist in schemas.yaml. Did you mean "User"?', 0],
  ['https://example.com/user.yaml', 'Remote reference "https://example.com/user.yaml" is not read', 0],
  ['./broken.yaml', '"./broken.yaml" has no target.', 1],
])('leaves out %s, with the reason', async ($ref, message, exit) => {
  const result = await imported({
    'api/openapi.yaml': OUTSIDE.replace('../secret.yaml', $ref),
    'api/schemas.yaml': 'User: { type: object }',
    'api/broken.yaml': 'type: [object',
  });
  expect(result.error).toContain(`The schema accepts any value: ${message}`);
  expect(result.exit).toBe(exit);
  expect(result.messages.created).toMatchObject({ properties: { secret: {} } });
});

it('reports paths in missing files once, because their callbacks are not imported', async () => {
  const paths = ['a', 'b', 'c'].map((name) => `  /${name}: { $ref: ./paths/${name}.yaml }`).join('\n');
  const { error, exit } = await imported({
    'api/openapi.yaml': `${HEAD}paths:\n${paths}\nwebhooks:\n  created: ${post('{ type: object, properties: { type: { const: created } } }')}`,
  });
  expect(exit).toBe(0);
  expect(error.match(/warning\[/g)).toHaveLength(1);
  expect(error).toContain(
    'The callbacks of "/a" and of 2 more paths are not imported: File not found: "./paths/a.yaml".',
  );
});
