import { describe, expect, it } from 'vitest';
import { importDocument, importWebhooks, openapi, places, post } from './openapiDocuments.ts';

function importSchema(schema: unknown, schemas: Readonly<Record<string, unknown>> = {}, version = '3.1.0') {
  return importDocument(openapi({ openapi: version, webhooks: { created: post(schema) }, components: { schemas } }));
}

it.each([
  ['3.0.2', 'application/vnd.oai.openapi;version=3.0.3'],
  ['3.1.2', 'application/vnd.oai.openapi;version=3.1.0'],
])('a schema of OpenAPI %s is taken over unchanged, with its format', (version, schemaFormat) => {
  const schema = {
    type: 'object',
    properties: { type: { enum: ['created'], 'x-internal': { $ref: '#/none' } }, $ref: { type: 'string' } },
    example: { $ref: '#/components/schemas/Unused' },
    additionalProperties: false,
  };
  const { messages, schemas } = importSchema(schema, { Unused: {} }, version);
  expect(messages.created?.payload).toEqual({ schemaFormat, schema });
  expect(schemas).toEqual({});
});

it('copies the components that are needed, in their order', () => {
  const { messages, document } = importSchema(
    { allOf: [{ $ref: '#/components/schemas/Zebra' }], items: [{ $ref: '#/components/schemas/Last' }] },
    {
      Ant: { properties: { inner: { type: 'string' } } },
      Unused: { $ref: '#/components/schemas/Zebra' },
      Zebra: {
        anyOf: [{ $ref: '#/components/schemas/Ant/properties/inner' }],
        not: { $ref: '#/components/schemas/Zebra' },
      },
      Last: true,
    },
  );
  const { schema } = messages.created?.payload ?? {};
  expect(schema).toEqual({
    allOf: [{ $ref: '#/components/schemas/Zebra/schema' }],
    items: [{ $ref: '#/components/schemas/Last/schema' }],
  });
  const schemaFormat = 'application/vnd.oai.openapi;version=3.1.0';
  expect(Object.entries((document.components as { schemas: object }).schemas)).toEqual([
    ['Ant', { schemaFormat, schema: { properties: { inner: { type: 'string' } } } }],
    [
      'Zebra',
      {
        schemaFormat,
        schema: {
          anyOf: [{ $ref: '#/components/schemas/Ant/schema/properties/inner' }],
          not: { $ref: '#/components/schemas/Zebra/schema' },
        },
      },
    ],
    ['Last', { schemaFormat, schema: true }],
  ]);
});

it('turns schemas elsewhere in the document into components', () => {
  const { messages, schemas, problems } = importDocument(
    openapi({
      webhooks: {
        a: post({ $ref: '#/components/responses/Ok/content/application~1json/schema' }),
        b: post({ $ref: '#/webhooks/a/post/requestBody/content/application~1json/schema' }),
      },
      components: {
        schemas: { 'responses-Ok': {} },
        responses: { Ok: { content: { 'application/json': { schema: { type: 'object' } } } } },
      },
    }),
  );
  expect(messages.a?.payload.schema).toEqual({ $ref: '#/components/schemas/responses-Ok-2/schema' });
  expect(messages.b?.payload.schema).toEqual({ $ref: '#/components/schemas/webhooks-a-post-requestBody/schema' });
  expect(schemas).toEqual({
    'responses-Ok-2': { type: 'object' },
    'webhooks-a-post-requestBody': { $ref: '#/components/schemas/responses-Ok-2/schema' },
  });
  expect(places(problems)).toEqual(['warning /webhooks']);
});

it('adapts only the names that AsyncAPI does not allow', () => {
  const names = ['a b', 'a-b', 'a/b', '', '__proto__', 'constructor', 'ünder'];
  const properties = names.map((name, index) => {
    const token = name.replaceAll('/', '~1').replaceAll(' ', '%20');
    return [`p${index}`, { $ref: `#/components/schemas/${token}` }];
  });
  const components = Object.fromEntries(names.map((name) => [name, { title: name }]));
  const { messages, schemas, problems } = importSchema({ properties: Object.fromEntries(properties) }, components);
  expect(Object.entries(schemas).map(([key, { title }]) => [key, title])).toEqual([
    ['a-b-2', 'a b'],
    ['a-b', 'a-b'],
    ['a-b-3', 'a/b'],
    ['schema', ''],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['-nder', 'ünder'],
  ]);
  const copied = messages.created?.payload.schema.properties as Record<string, { $ref: string }>;
  expect(copied.p0?.$ref).toBe('#/components/schemas/a-b-2/schema');
  expect(copied.p4?.$ref).toBe('#/components/schemas/__proto__/schema');
  expect(places(problems)).toEqual(['warning /webhooks']);
});

it('keeps properties with the names of inherited members', () => {
  const properties = JSON.parse('{"__proto__":{"const":"a"},"constructor":{"const":"b"},"toString":{"const":"c"}}');
  const { messages } = importSchema({ properties });
  expect(JSON.stringify(messages.created?.payload.schema)).toBe(JSON.stringify({ properties }));
});

it('follows the mapping of a discriminator', () => {
  const mapping = { cat: 'Cat', dog: '#/components/schemas/Dog', cow: './cow.yaml', constructor: 'none' };
  const schemas = {
    Pet: { discriminator: { propertyName: 'kind', mapping } },
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }] },
    Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }] },
    Cow: {},
  };
  const imported = importSchema({ $ref: '#/components/schemas/Pet' }, schemas);
  expect(Object.keys(imported.schemas)).toEqual(['Pet', 'Cat', 'Dog']);
  expect(imported.schemas.Pet?.discriminator).toEqual({
    propertyName: 'kind',
    mapping: { cat: '#/components/schemas/Cat/schema', dog: '#/components/schemas/Dog/schema' },
  });
  const place = '/components/schemas/Pet/discriminator/mapping';
  expect(places(imported.problems).slice(1)).toEqual([`warning ${place}/cow`, `warning ${place}/constructor`]);
});

it('leaves references inside a schema with an `$id` alone', () => {
  const schema = { $id: 'https://example.com/user', $defs: { name: { type: 'string' } }, $ref: '#/$defs/name' };
  expect(importSchema(schema).messages.created?.payload.schema).toEqual(schema);
});

it('follows a reference to an `$anchor` or an `$id`', () => {
  const schema = {
    properties: {
      user: { $ref: '#user' },
      money: { $ref: 'https://example.com/money' },
      currency: { $ref: 'https://example.com/money#currency' },
    },
  };
  const currency = { properties: { code: { $ref: '#currency' } }, $defs: { code: { $anchor: 'currency' } } };
  const { messages, schemas, problems } = importSchema(schema, {
    User: { $anchor: 'user', properties: { friend: { $ref: '#user' } } },
    Money: { $id: 'https://example.com/money', ...currency },
  });
  expect(messages.created?.payload.schema).toEqual({
    properties: {
      user: { $ref: '#/components/schemas/User/schema' },
      money: { $ref: '#/components/schemas/Money/schema' },
      currency: { $ref: '#/components/schemas/Money/schema/$defs/code' },
    },
  });
  expect(schemas).toEqual({
    User: { properties: { friend: { $ref: '#/components/schemas/User/schema' } } },
    Money: { $id: 'https://example.com/money', ...currency },
  });
  expect(places(problems)).toEqual(['warning /webhooks']);
});

it('writes an `$id` once, and references without it as pointers', () => {
  const { messages, schemas } = importWebhooks({
    a: post({
      $id: 'https://example.com/node',
      items: { $ref: '#' },
      $defs: { b: { $anchor: 'b' } },
      not: { $ref: '#b' },
    }),
    b: post({ $ref: 'https://example.com/node' }),
  });
  expect(messages.a?.payload.schema).toMatchObject({ $id: 'https://example.com/node', items: { $ref: '#' } });
  expect(messages.b?.payload.schema).toEqual({ $ref: '#/components/schemas/webhooks-a-post-requestBody/schema' });
  expect(schemas).toEqual({
    'webhooks-a-post-requestBody': {
      items: { $ref: '#/components/schemas/webhooks-a-post-requestBody/schema' },
      $defs: { b: {} },
      not: { $ref: '#/components/schemas/webhooks-a-post-requestBody--defs-b/schema' },
    },
    'webhooks-a-post-requestBody--defs-b': {},
  });
});

describe('a reference without a target is left out with a warning', () => {
  it.each(['./other.yaml', 'https://example.com/schema', '#/components/schemas/None', '#anchor', '#', '#/~2', '#/%'])(
    '%s',
    ($ref) => {
      const { messages, problems } = importWebhooks({ created: post({ properties: { a: { $ref, title: 'A' } } }) });
      expect(messages.created?.payload.schema).toEqual({ properties: { a: { title: 'A' } } });
      const schema = '/webhooks/created/post/requestBody/content/application~1json/schema';
      expect(places(problems)).toContain(`warning ${schema}/properties/a/$ref`);
    },
  );
});

it('leaves out references that only lead back to themselves', () => {
  const { schemas, problems } = importSchema(
    { properties: { a: { $ref: '#/components/schemas/A' }, whole: { $ref: '#' } } },
    { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A', title: 'B' } },
  );
  expect(schemas).toEqual({});
  expect(problems.slice(1).map(({ message }) => message)).toEqual([
    'The schema accepts any value: "#/components/schemas/A" refers to itself.',
    'The schema accepts any value: "#" is the whole document.',
  ]);
});

it('warns about `$dynamicRef`', () => {
  const { problems } = importSchema({ items: { $dynamicRef: '#node' } });
  expect(places(problems).at(-1)).toMatch(/^warning .*\/items\/\$dynamicRef$/);
});

it('copies long chains of components', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `C${index}`);
  const schemas = Object.fromEntries(
    names.map((name, index) => [name, { allOf: [{ $ref: `#/components/schemas/C${index + 1}` }] }]),
  );
  const imported = importSchema({ $ref: '#/components/schemas/C0' }, { ...schemas, C20000: { type: 'object' } });
  expect(Object.keys(imported.schemas)).toHaveLength(20_001);
});

it.each([
  [
    { type: 'string', nullable: true, enum: ['a'] },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [{ nullable: true, allOf: [{ type: 'object' }] }, { anyOf: [{ allOf: [{ type: 'object' }] }, { type: 'null' }] }],
  [{ type: 'string', nullable: false }, { type: 'string' }],
])('nullable, which OpenAPI 3.1 does not have, is taken as its author means it: %j', (given, expected) => {
  const { schemas } = importSchema({ $ref: '#/components/schemas/S' }, { S: given });
  expect(schemas.S).toEqual(expected);
});
