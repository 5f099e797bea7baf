import { describe, expect, it } from 'vitest';
import { constants, importDocument, importWebhooks, openapi, places, post } from './openapiDocuments.ts';

const CREATED = post(constants({ type: 'user.created' }));
const DELETED = post(constants({ type: 'user.deleted' }));

describe('finds the webhooks', () => {
  it('in `webhooks`, `x-webhooks` and the callbacks of paths, in the order of the document', () => {
    const callbacks = { onPaid: { '{$request.body#/url}': post(constants({ type: 'paid' })) } };
    const { messages, summary, problems } = importDocument(
      openapi({
        webhooks: { 'user.created': CREATED },
        paths: { '/orders': { parameters: [], post: { callbacks } }, '/users': { get: {} } },
        'x-webhooks': { 'user.deleted': DELETED },
      }),
    );
    expect(Object.keys(messages)).toEqual(['user.created', 'onPaid', 'user.deleted']);
    expect(summary).toEqual({ webhooks: 3, messages: 3, eventTypes: 3, examples: 0 });
    expect(problems).toEqual([]);
  });

  it('behind references to path items, callbacks, request bodies and parameters', () => {
    const { messages, problems } = importDocument(
      openapi({
        webhooks: { created: { $ref: '#/components/pathItems/alias' } },
        paths: { '/orders': { post: { callbacks: { paid: { $ref: '#/components/callbacks/paid' } } } } },
        components: {
          pathItems: {
            alias: { $ref: '#/components/pathItems/created~1item' },
            'created/item': {
              parameters: [{ $ref: '#/components/parameters/Id' }],
              post: { requestBody: { $ref: '#/components/requestBodies/created' } },
            },
          },
          callbacks: { paid: { '{$request.body#/url}': post(constants({ type: 'paid' })) } },
          parameters: { Id: { name: 'X-Id', in: 'header', schema: { type: 'string' } } },
          requestBodies: { created: { content: { 'application/json': { schema: constants({ type: 'created' }) } } } },
        },
      }),
    );
    expect(problems).toEqual([]);
    expect(messages.created?.payload.schema).toEqual(constants({ type: 'created' }));
    expect(messages.created?.headers.schema).toEqual({ type: 'object', properties: { 'X-Id': { type: 'string' } } });
    expect(messages.paid?.payload.schema).toEqual(constants({ type: 'paid' }));
  });

  it('once, if several places repeat them', () => {
    const callbacks = { onEvent: { '{$request.body#/url}': CREATED } };
    const { messages, summary } = importDocument(
      openapi({
        webhooks: { event: CREATED },
        'x-webhooks': { event: { $ref: '#/webhooks/event' } },
        paths: { '/a': { post: { callbacks } }, '/b': { post: { callbacks } } },
      }),
    );
    expect(Object.keys(messages)).toEqual(['event', 'onEvent']);
    expect(summary.webhooks).toBe(2);
  });
});

describe('finds what no operation registers', () => {
  const callbacks = {
    created: { ExampleUrl: CREATED },
    deleted: { ExampleUrl: { $ref: '#/components/pathItems/deleted' } },
  };
  const components = { pathItems: { deleted: DELETED }, callbacks };

  it('the callbacks of the components', () => {
    const { messages, problems } = importDocument(openapi({ paths: {}, components }));
    expect(Object.keys(messages)).toEqual(['created', 'deleted']);
    expect(problems).toEqual([]);
  });

  it('but no callback that an operation uses under another name', () => {
    const used = { onCreated: { $ref: '#/components/callbacks/created' } };
    const { messages } = importDocument(
      openapi({
        paths: { '/hooks': { post: { callbacks: used } } },
        webhooks: { gone: { $ref: '#/components/pathItems/deleted' } },
        components,
      }),
    );
    expect(Object.keys(messages)).toEqual(['onCreated', 'gone']);
  });
});

describe('paths of the receiver', () => {
  const callbacks = { done: { '{$request.body#/url}': post(constants({ type: 'done' })) } };
  const document = openapi({
    paths: {
      '/hooks/created': {
        get: { summary: 'Challenge' },
        ...post(constants({ type: 'user.created' }), {}, { callbacks }),
      },
      '/hooks/deleted': { $ref: '#/components/pathItems/deleted' },
      '/health': { get: {} },
    },
    components: { pathItems: { deleted: DELETED } },
  });

  it('are webhooks with --paths, if something is sent to them', () => {
    const { messages, problems, summary } = importDocument(document, { paths: true });
    expect(Object.keys(messages)).toEqual(['hooks/created', 'hooks/deleted', 'done']);
    expect(summary).toMatchObject({ webhooks: 3, messages: 3, eventTypes: 3 });
    expect(problems).toEqual([]);
  });

  it('are not imported without --paths', () => {
    expect(Object.keys(importDocument(document).messages)).toEqual(['done']);
  });

  it('are refused like other path items', () => {
    const { problems } = importDocument(openapi({ paths: { '/hooks': { $ref: 'hooks.yaml' } } }), { paths: true });
    expect(places(problems).filter((place) => place.startsWith('error'))).toEqual(['error /paths/~1hooks/$ref']);
  });

  it.each([
    ['are suggested if the document has no webhooks', { '/hooks': CREATED }, true],
    ['are not suggested if nothing is sent to them', { '/hooks': { get: {} } }, false],
  ])('%s', (_, paths, isPossible) => {
    const [problem] = importDocument(openapi({ paths })).problems;
    expect(problem?.message).toContain('has no webhooks');
    expect(problem?.fix.includes('--paths')).toBe(isPossible);
  });
});

it('skips extensions beside the webhooks', () => {
  const { messages, problems } = importDocument(
    openapi({ 'x-webhooks': { 'x-internal': true, 'x-groups': { users: 'user' }, 'x-created': CREATED } }),
  );
  expect(Object.keys(messages)).toEqual(['x-created']);
  expect(problems).toEqual([]);
});

it('names webhooks that are written as paths without the leading slash', () => {
  const { messages } = importWebhooks({ '/USER_CREATED': CREATED, '/': DELETED });
  expect(Object.entries(messages).map(([key, { name }]) => [key, name])).toEqual([
    ['USER_CREATED', 'USER_CREATED'],
    ['/', '/'],
  ]);
});

describe('keys are distinct', () => {
  it('for the operations of a path item', () => {
    const { messages, problems } = importWebhooks({
      user: { put: DELETED.post, ...CREATED },
      other: { put: CREATED.post },
    });
    expect(Object.keys(messages)).toEqual(['user-put', 'user', 'other']);
    expect(Object.values(messages).map(({ name }) => name)).toEqual(['user', 'user', 'other']);
    expect(places(problems).slice(0, 2)).toEqual(['warning /webhooks/user/put', 'warning /webhooks/other/put']);
  });

  it('for callbacks with one name, several expressions, or the name of a webhook', () => {
    const callback = (type: string) => ({ '{$request.body#/url}': post(constants({ type })) });
    const { messages } = importDocument(
      openapi({
        paths: {
          '/a': { post: { operationId: 'createA', callbacks: { done: { ...callback('a'), '{$url}': DELETED } } } },
          '/b/{id}': { post: { callbacks: { done: callback('b') } } },
        },
        webhooks: { 'done-createA': CREATED, done: post({}) },
      }),
    );
    expect(Object.keys(messages)).toEqual(['done', 'done-createA', 'done-post-b-id', 'done-createA-2', 'done-2']);
  });

  it('for names that differ in punctuation only, which stay as they are', () => {
    const { messages } = importWebhooks({ 'user.created': CREATED, user_created: DELETED, 'user created': post({}) });
    expect(Object.keys(messages)).toEqual(['user.created', 'user_created', 'user created']);
  });
});

describe('refuses with a pointer', () => {
  const REFUSED: Readonly<Record<string, readonly [unknown, string]>> = {
    'a path item in another document': [{ $ref: './hooks.yaml#/created' }, '/webhooks/bad/$ref'],
    'a path item that does not exist': [{ $ref: '#/components/pathItems/none' }, '/webhooks/bad/$ref'],
    'a path item that refers to itself': [{ $ref: '#/webhooks/bad' }, '/webhooks/bad/$ref'],
    'a reference that is no pointer': [{ $ref: '#%E0%A4%A' }, '/webhooks/bad/$ref'],
    'a path item without operations': [{ summary: 'Nothing' }, '/webhooks/bad'],
    'a path item that is a text': ['Outbound webhooks carry a signature.', '/webhooks/bad'],
    'an operation that is a list': [{ post: [] }, '/webhooks/bad/post'],
    'a body in another document': [
      { post: { requestBody: { $ref: 'b.json' } } },
      '/webhooks/bad/post/requestBody/$ref',
    ],
  };
  it.each(Object.entries(REFUSED))('%s', (_, [pathItem, pointer]) => {
    const { messages, problems, summary } = importWebhooks({ bad: pathItem, 'user.created': CREATED });
    expect(places(problems)).toEqual([`error ${pointer}`]);
    expect(problems[0]?.message).toContain('"bad" is not imported');
    expect(problems[0]?.fix).not.toBe('');
    expect(Object.keys(messages)).toEqual(['user.created']);
    expect(summary).toMatchObject({ webhooks: 2, messages: 1 });
  });

  it.each([{}, { webhooks: {} }, { webhooks: {}, paths: { '/a': { post: {} } } }])(
    'a document without webhooks: %j',
    (fields) => {
      const { asyncapi, problems } = importDocument(openapi(fields));
      expect(asyncapi).toBeUndefined();
      expect(places(problems)).toEqual(['error ']);
    },
  );
});

it('imports a form', () => {
  const content = {
    'multipart/form-data': { schema: { type: 'object' } },
    'application/x-www-form-urlencoded': { schema: constants({ type: 'created' }) },
  };
  const { messages, problems } = importWebhooks({ created: { post: { requestBody: { content } } } });
  expect(messages.created?.contentType).toBe('application/x-www-form-urlencoded');
  expect(places(problems)).toEqual(['warning /webhooks/created/post/requestBody/content']);
});

describe('imports and warns', () => {
  it('about a webhook without a body', () => {
    const { messages, problems } = importWebhooks({ ping: { post: { summary: 'Ping' } } });
    expect(messages.ping).toEqual({ name: 'ping', title: 'Ping' });
    expect(places(problems)).toContain('warning /webhooks/ping/post');
  });

  it('about media types beside JSON', () => {
    const content = {
      'application/xml': { schema: { type: 'string' } },
      'application/vnd.acme+json; charset=utf-8': { schema: constants({ type: 'created' }) },
    };
    const { messages, problems } = importWebhooks({ created: { post: { requestBody: { content } } } });
    expect(messages.created?.contentType).toBe('application/vnd.acme+json; charset=utf-8');
    expect(messages.created?.payload.schema).toEqual(constants({ type: 'created' }));
    expect(problems[0]?.message).toContain('application/xml');
    expect(places(problems)).toEqual(['warning /webhooks/created/post/requestBody/content']);
  });

  it.each([
    ['application/xml', 'application/xml'],
    ['multipart/form-data', undefined],
    ['Multipart/mixed; boundary=x', undefined],
  ])('about a body that is only %s', (mediaType, contentType) => {
    const content = { [mediaType]: { schema: { type: 'object' } } };
    const { messages, channel, problems } = importWebhooks({ created: { post: { requestBody: { content } } } });
    expect(messages.created?.contentType).toBe(contentType);
    expect((channel['x-webhook'] as { delivery: { contentType?: string } }).delivery.contentType).toBe(contentType);
    expect(problems[0]?.message).toContain(mediaType);
  });

  it('about operations beside a reference, and callbacks of a webhook', () => {
    const { problems } = importDocument(
      openapi({
        webhooks: { created: { $ref: '#/components/pathItems/created', put: {} } },
        components: { pathItems: { created: { post: { ...(CREATED.post as object), callbacks: { again: {} } } } } },
      }),
    );
    expect(places(problems)).toEqual([
      'warning /webhooks/created',
      'warning /components/pathItems/created/post/callbacks',
    ]);
  });
});

it('reads the other operations of OpenAPI 3.2', () => {
  const { post: notify } = post(constants({ type: 'created' }));
  const { messages, problems } = importWebhooks({ created: { additionalOperations: { NOTIFY: notify } } });
  expect(Object.keys(messages)).toEqual(['created']);
  expect(places(problems)).toEqual(['warning /webhooks/created/additionalOperations/NOTIFY']);
});

it.each([
  [null, 'The $ref is empty.'],
  [5, 'The $ref is 5.'],
])('reports a `$ref` that is %s', ($ref, message) => {
  const { problems } = importWebhooks({ created: { $ref } });
  expect(problems).toEqual([
    expect.objectContaining({
      pointer: '/webhooks/created/$ref',
      message: `Webhook "created" is not imported: ${message}`,
    }),
  ]);
});

it('leaves out a header whose name HTTP does not allow', () => {
  const parameters = ['x-good', 'bad name', 'größe'].map((name) => ({
    name,
    in: 'header',
    schema: { type: 'string' },
  }));
  const { messages, problems } = importWebhooks({ created: post(constants({ type: 'created' }), {}, { parameters }) });
  expect(Object.keys(messages.created?.headers.schema.properties as object)).toEqual(['x-good']);
  expect(places(problems)).toEqual([1, 2].map((index) => `warning /webhooks/created/post/parameters/${index}`));
});
