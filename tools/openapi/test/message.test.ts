import { describe, expect, it } from 'vitest';
import { constants, importDocument, importWebhooks, openapi, places, post } from './openapiDocuments.ts';

const SCHEMA = constants({ type: 'created' });

it('takes over texts, tags and links', () => {
  const operation = {
    summary: 'User created',
    description: 'Sent once.',
    tags: ['users', 'other', 'users'],
    externalDocs: { url: 'https://example.com/created' },
  };
  const users = { name: 'users', description: 'People.', externalDocs: { url: 'https://example.com/users' } };
  const { messages, channel } = importDocument(
    openapi({ tags: [users, { name: 'unused' }], webhooks: { created: post(SCHEMA, {}, operation) } }),
  );
  expect(messages.created).toMatchObject({
    title: 'User created',
    summary: 'Sent once.',
    tags: [users, { name: 'other' }],
    externalDocs: { url: 'https://example.com/created' },
  });
  expect(channel.tags).toEqual([users, { name: 'other' }]);
});

it('makes a title of a short summary, unless it repeats the name', () => {
  const long = 'This event occurs when there is activity. It has more than one sentence, so it is no title.';
  const { messages } = importWebhooks({
    'a.b': post(SCHEMA, {}, { summary: 'a.b' }),
    long: post(SCHEMA, {}, { summary: long }),
  });
  expect(messages['a.b']).not.toHaveProperty('title');
  expect(messages['a.b']).not.toHaveProperty('summary');
  expect(messages.long).toMatchObject({ summary: long });
  expect(messages.long).not.toHaveProperty('title');
});

it('falls back to the texts of the path item and the request body', () => {
  const body = { description: 'The event.', content: { 'application/json': { schema: SCHEMA } } };
  const { messages } = importWebhooks({ created: { summary: 'Created', post: { requestBody: body } } });
  expect(messages.created).toMatchObject({ title: 'Created', summary: 'The event.' });
});

describe('a message without a summary gets the first sentence of its description', () => {
  it.each([
    ['which is all of it', 'Sent once.', 'Sent once.', undefined],
    ['which is part of it', 'Sent once. Never again.', 'Sent once.', 'Sent once. Never again.'],
    ['over several lines', 'Sent\nonce.\n\nNever again.', 'Sent once.', 'Sent\nonce.\n\nNever again.'],
    ['after an abbreviation', 'Sent e.g. Once. Or not.', 'Sent e.g. Once.', 'Sent e.g. Once. Or not.'],
    [
      'as plain text',
      '**Sent** for [one](https://a.example) `x_y` \\_.',
      'Sent for one x_y _.',
      '**Sent** for [one](https://a.example) `x_y` \\_.',
    ],
    ['unless it begins with a heading', '# Sent\n\nOnce.', undefined, '# Sent\n\nOnce.'],
    ['unless it begins with a list', '- Sent once.', undefined, '- Sent once.'],
    ['unless it is HTML', '<p>Sent once.</p>', undefined, '<p>Sent once.</p>'],
    ['unless it repeats the title', 'User created.', undefined, 'User created.'],
    ['unless it is very long', 'a '.repeat(200), undefined, 'a '.repeat(200).trim()],
  ])('%s', (_, description, summary, kept) => {
    const { messages } = importWebhooks({ created: post(SCHEMA, {}, { summary: 'User created', description }) });
    expect(messages.created).toMatchObject({ title: 'User created' });
    expect(messages.created?.summary).toBe(summary);
    expect(messages.created?.description).toBe(kept);
  });

  it('and keeps a summary that it has', () => {
    const long = 'This event occurs when there is activity. It has more than one sentence, so it is no title.';
    const { messages } = importWebhooks({ created: post(SCHEMA, {}, { summary: long, description: 'Sent once.' }) });
    expect(messages.created).toMatchObject({ summary: long, description: 'Sent once.' });
  });
});

it('deprecates the message of a deprecated operation', () => {
  const webhooks = { old: post({ $ref: '#/components/schemas/S' }, {}, { deprecated: true }) };
  const components = { schemas: { S: { type: 'object' } } };
  const { messages } = importDocument(openapi({ openapi: '3.1.0', webhooks, components }));
  expect(messages.old).toMatchObject({
    deprecated: true,
    payload: { schema: { $ref: '#/components/schemas/S/schema' } },
  });
});

describe('headers', () => {
  const parameters = [
    { name: 'X-Id', in: 'header', required: true, description: 'The id.', schema: { type: 'string' }, example: 7 },
    { name: 'x-old', in: 'header', deprecated: true, schema: { $ref: '#/components/schemas/Text' } },
    { name: 'Content-Type', in: 'header', schema: { type: 'string' } },
    { name: 'constructor', in: 'header', content: { 'application/json': { schema: { type: 'object' } } } },
    { name: 'page', in: 'query', schema: { type: 'integer' } },
  ];
  const components = { schemas: { Text: { type: 'string' } } };

  it('are an object schema in the dialect of the document', () => {
    const webhooks = { created: post(SCHEMA, {}, { parameters }) };
    const { messages, problems } = importDocument(openapi({ webhooks, components }));
    expect(messages.created?.headers).toEqual({
      schemaFormat: 'application/vnd.oai.openapi;version=3.1.0',
      schema: {
        type: 'object',
        properties: {
          'X-Id': { type: 'string', description: 'The id.', examples: ['7'] },
          'x-old': { $ref: '#/components/schemas/Text/schema', deprecated: true },
          constructor: { type: 'string' },
        },
        required: ['X-Id'],
      },
    });
    expect(places(problems)).toEqual(['warning /webhooks/created/post/parameters/4']);
  });

  it('use only keywords of OpenAPI 3.0 in such a document', () => {
    const webhooks = { created: post(SCHEMA, {}, { parameters }) };
    const { messages } = importDocument(openapi({ openapi: '3.0.3', 'x-webhooks': webhooks, components }));
    expect(messages.created?.headers).toMatchObject({
      schemaFormat: 'application/vnd.oai.openapi;version=3.0.3',
      schema: {
        properties: {
          'X-Id': { type: 'string', description: 'The id.', example: '7' },
          'x-old': { allOf: [{ $ref: '#/components/schemas/Text/schema' }], deprecated: true },
        },
      },
    });
  });

  it('of an operation replace those of its path item, in any case', () => {
    const header = (name: string, type: string) => ({ name, in: 'header', schema: { type } });
    const pathItem = { parameters: [header('X-A', 'string'), header('X-B', 'string')] };
    const operation = { parameters: [header('x-a', 'integer')] };
    const { messages } = importWebhooks({ created: { ...pathItem, ...post(SCHEMA, {}, operation) } });
    const properties = { 'x-a': { type: 'integer' }, 'X-B': { type: 'string' } };
    expect(messages.created?.headers.schema).toEqual({ type: 'object', properties });
  });
});

describe('examples', () => {
  const payload = { type: 'created', $ref: 'no reference' };

  it('are those of the vendor, with their names, summaries and headers', () => {
    const examples = {
      example: { summary: 'Named like the other', value: { type: 'created' } },
      second: { $ref: '#/components/examples/Second', summary: 'Used here' },
      described: { description: 'Only described', value: null },
    };
    const parameters = [
      { name: 'X-Id', in: 'header', schema: { type: 'string' }, examples: { one: { value: 'id_1' } } },
      { name: 'X-None', in: 'header', schema: { type: 'string' } },
    ];
    const { messages, problems } = importDocument(
      openapi({
        webhooks: { created: post(SCHEMA, { example: { type: 'first' }, examples }, { parameters }) },
        components: { examples: { Second: { summary: 'General', value: { type: 'second' } } } },
      }),
    );
    const headers = { 'X-Id': 'id_1' };
    expect(messages.created).toMatchObject({
      'x-example-origin': { example: 'vendor', 'example-2': 'vendor', second: 'vendor', described: 'vendor' },
      examples: [
        { name: 'example', headers, payload: { type: 'first' } },
        { name: 'example-2', summary: 'Named like the other', headers, payload: { type: 'created' } },
        { name: 'second', summary: 'Used here', headers, payload: { type: 'second' } },
        { name: 'described', summary: 'Only described', headers, payload: null },
      ],
    });
    expect(problems).toEqual([]);
  });

  it('may refer to a payload in place of it', () => {
    const { messages } = importDocument(
      openapi({
        webhooks: {
          a: post(SCHEMA, { example: { $ref: '#/components/examples/A' } }),
          b: post(SCHEMA, { examples: { b: { value: { $ref: '#/components/examples/A/value' } } } }),
        },
        components: { examples: { A: { value: { type: 'created' } } } },
      }),
    );
    for (const { examples } of Object.values(messages))
      expect(examples).toMatchObject([{ payload: { type: 'created' } }]);
  });

  it('without a readable value are left out with a warning', () => {
    const examples = {
      external: { externalValue: 'https://example.com/created.json' },
      empty: { summary: 'Nothing' },
      elsewhere: { $ref: 'examples.json#/created' },
      literal: { value: payload },
      raw: 'text',
    };
    const { messages, problems } = importWebhooks({ created: post(SCHEMA, { examples }) });
    expect(messages.created).not.toHaveProperty('examples');
    const media = '/webhooks/created/post/requestBody/content/application~1json/examples';
    expect(places(problems)).toEqual([
      `warning ${media}/external/externalValue`,
      `warning ${media}/empty`,
      `warning ${media}/elsewhere/$ref`,
      `warning ${media}/literal/value/$ref`,
      `warning ${media}/raw`,
    ]);
  });

  it('of headers alone make no example', () => {
    const parameters = [{ name: 'X-Id', in: 'header', schema: {}, example: 'id_1' }];
    const { messages } = importWebhooks({ created: post(SCHEMA, {}, { parameters }) });
    expect(messages.created).not.toHaveProperty('examples');
    expect(messages.created?.headers.schema).toMatchObject({ properties: { 'X-Id': { examples: ['id_1'] } } });
  });
});
