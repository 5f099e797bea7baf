import { parse } from '@hookbook/asyncapi-parser/parser';
import { HOSTILE_NAMES, HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importOpenapi } from '../src/index.ts';
import { constants, importDocument, openapi, places, post } from './openapiDocuments.ts';

/** The messages of errors and warnings of `@asyncapi/parser`. */
async function parserProblems(asyncapi: object | undefined): Promise<string[]> {
  const file = '/asyncapi.yaml';
  const diagnostics = await parse({ root: file, files: new Map([[file, JSON.stringify(asyncapi)]]) });
  return diagnostics
    .filter(({ severity }) => severity <= 1)
    .map(({ message, path }) => `${path.join('/')}: ${message}`);
}

/** A document with every part that the import reads. */
const COMPLETE = {
  openapi: '3.0.3',
  info: {
    title: 'Acme',
    version: '1.0.0',
    description: 'All of it.',
    contact: { name: 'Ada', email: 'ada@example.com' },
    license: { name: 'MIT', url: 'https://example.com/mit' },
  },
  externalDocs: { url: 'https://example.com' },
  tags: [{ name: 'users', description: 'People', externalDocs: { url: 'https://example.com/users' } }],
  paths: {
    '/users': { post: { callbacks: { welcomed: { '{$request.body#/url}': { $ref: '#/x-webhooks/created' } } } } },
  },
  'x-webhooks': {
    created: {
      parameters: [{ $ref: '#/components/parameters/signature' }],
      post: {
        summary: 'User created',
        operationId: 'userCreated',
        tags: ['users'],
        deprecated: true,
        parameters: [{ name: 'X-Event', in: 'header', required: true, schema: { type: 'string' }, example: 'created' }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                allOf: [{ $ref: '#/components/schemas/Envelope' }, { properties: { type: { enum: ['created'] } } }],
              },
              examples: { one: { summary: 'One', value: { type: 'created', user: { name: 'Ada' } } } },
            },
          },
        },
        responses: { '2XX': { description: 'Received' } },
      },
    },
    deleted: { post: { requestBody: { $ref: '#/components/requestBodies/Deleted' } } },
  },
  components: {
    parameters: { signature: { name: 'X-Signature', in: 'header', schema: { type: 'string', nullable: true } } },
    requestBodies: {
      Deleted: {
        content: {
          'application/json': { schema: { $ref: '#/components/schemas/Envelope' }, example: { type: 'deleted' } },
        },
      },
    },
    schemas: {
      Envelope: {
        type: 'object',
        required: ['type'],
        properties: { type: { type: 'string', example: 'created' }, user: { $ref: '#/components/schemas/User' } },
        discriminator: { propertyName: 'type', mapping: { created: 'User' } },
      },
      User: {
        type: 'object',
        nullable: true,
        properties: { friends: { type: 'array', items: { $ref: '#/components/schemas/User' } } },
      },
    },
  },
};

it('is valid for @asyncapi/parser', async () => {
  const { asyncapi, problems, summary } = importDocument(COMPLETE);
  expect(problems.map(({ message }) => message)).toEqual([
    'Webhook "created" has the event type "created" like webhook "welcomed".',
  ]);
  expect(summary).toEqual({ webhooks: 3, messages: 3, eventTypes: 3, examples: 3 });
  expect(await parserProblems(asyncapi)).toEqual([]);
});

it.each(['two words', 'a/b', '100%', '__proto__'])('has a channel called %s', async (name) => {
  const { asyncapi } = importOpenapi(COMPLETE, { name });
  expect(Object.keys((asyncapi as { channels: object }).channels)).toEqual([name]);
  expect(await parserProblems(asyncapi)).toEqual([]);
});

it('has the same bytes for the same document, and shares nothing with it', () => {
  const before = JSON.stringify(COMPLETE);
  const first = importOpenapi(COMPLETE, { name: 'acme' });
  expect(JSON.stringify(importOpenapi(JSON.parse(before), { name: 'acme' }))).toBe(JSON.stringify(first));
  expect(JSON.stringify(COMPLETE)).toBe(before);
  const objects = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    expect(objects.has(value)).toBe(false);
    objects.add(value);
    Object.values(value).forEach(visit);
  };
  visit(COMPLETE);
  visit(first.asyncapi);
});

describe('refuses', () => {
  const CYCLE: Record<string, unknown> = openapi({ webhooks: {} });
  CYCLE.webhooks = CYCLE;
  let deep: unknown = {};
  for (let depth = 0; depth < 300; depth++) deep = { allOf: [deep] };
  it.each<[string, unknown, string]>([
    ['null', null, ''],
    ['a list', [], ''],
    ['a text', 'openapi: 3.1.0', ''],
    ['another document', { arazzo: '1.0.0' }, ''],
    ['AsyncAPI', { asyncapi: '3.0.0' }, '/asyncapi'],
    ['Swagger', { swagger: '2.0' }, '/swagger'],
    ['an unknown version', { openapi: '4.0.0' }, '/openapi'],
    ['a version that is a list', { openapi: ['3', '1'] }, '/openapi'],
    ['webhooks in a list', openapi({ webhooks: [] }), '/webhooks'],
    ['a value inside itself', CYCLE, '/webhooks/webhooks/webhooks/webhooks/webhooks/webhooks/webhooks/webhooks'],
    [
      'deeply nested schemas',
      openapi({ webhooks: { a: post(deep) } }),
      '/webhooks/a/post/requestBody/content/application~1json/schema/allOf',
    ],
  ])('%s', (_, document, pointer) => {
    const { asyncapi, problems } = importDocument(document);
    expect(asyncapi).toBeUndefined();
    expect(places(problems)).toContain(`error ${pointer}`);
    for (const { message, fix } of problems)
      expect([message, fix]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
  });
});

it.each(['3.2.0', '3.9.1'])('warns about OpenAPI %s, and about another dialect', (version) => {
  const webhooks = { created: post(constants({ type: 'created' })) };
  const document = openapi({ openapi: version, jsonSchemaDialect: 'https://example.com/dialect', webhooks });
  const { problems, messages } = importDocument(document);
  expect(places(problems)).toEqual(['warning /openapi', 'warning /jsonSchemaDialect']);
  expect(messages.created?.payload.schemaFormat).toBe('application/vnd.oai.openapi;version=3.1.0');
});

describe.each(Object.entries({ ...HOSTILE_TEXTS, ...HOSTILE_NAMES }))('%s', (_, text) => {
  it('is safe as every name and text', async () => {
    const webhook = {
      summary: text,
      post: {
        description: text,
        operationId: text,
        tags: [text],
        parameters: [{ name: text, in: 'header', description: text, schema: { type: 'string' }, example: text }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                properties: Object.fromEntries([[text, { const: text }]]),
                allOf: [{ $ref: '#/components/schemas/S' }],
              },
              examples: Object.fromEntries([[text, { summary: text, value: text }]]),
            },
          },
        },
      },
    };
    const document = openapi({
      info: { title: text, version: text, description: text, contact: { name: text, url: text } },
      tags: [{ name: text, description: text }],
      webhooks: Object.fromEntries([
        [text, webhook],
        ['other', webhook],
      ]),
      components: {
        schemas: Object.fromEntries([
          [text, { title: text }],
          ['S', { title: text }],
        ]),
      },
    });
    const { asyncapi, summary } = importOpenapi(document, { name: 'acme' });
    expect(summary.messages).toBe(2);
    // The parser itself fails for any document with this name.
    if (text !== 'hasOwnProperty') expect(await parserProblems(asyncapi)).toEqual([]);
  });
});

/** The paths of all values in a value. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function replaceAt(value: unknown, [key, ...path]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaceAt(item, path, replacement) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, child]) => [
      name,
      name === key ? replaceAt(child, path, replacement) : child,
    ]),
  );
}

it('survives any value in any place, and stays valid', async () => {
  const replacements = fc.oneof(
    fc.constantFrom(...pathsOf(COMPLETE).map((path) => ({ $ref: `#/${path.join('/').replace(/~/g, '~0')}` }))),
    fc.constantFrom(null, true, 0, '', 'text', [], {}, [null], [[]], { $ref: 1 }, { $ref: '#/none' }, { $ref: '#' }),
    fc.jsonValue(),
  );
  const results: (object | undefined)[] = [];
  fc.assert(
    fc.property(fc.constantFrom(...pathsOf(COMPLETE)), replacements, (path, replacement) => {
      const { asyncapi, problems } = importOpenapi(replaceAt(COMPLETE, path, replacement), { name: 'acme' });
      expect(asyncapi !== undefined || problems.some(({ severity }) => severity === 'error')).toBe(true);
      results.push(asyncapi);
    }),
    { numRuns: 500, seed: 1 },
  );
  const imported = results.filter((asyncapi) => asyncapi !== undefined);
  expect(imported.length).toBeGreaterThan(250);
  // The parser follows every `$ref`, also in examples and invalid keywords, which the import does not change.
  for (const asyncapi of imported.slice(0, 8))
    expect((await parserProblems(asyncapi)).filter((problem) => !problem.endsWith("' does not exist"))).toEqual([]);
});
