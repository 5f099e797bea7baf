import { describe, expect, it } from 'vitest';
import { constants, importDocument, importWebhooks, type Message, openapi, places, post } from './openapiDocuments.ts';

type Json = Readonly<Record<string, unknown>>;

const TEXT = { type: 'string' };
const ENVELOPE = { type: 'object', properties: { type: TEXT, id: TEXT, data: { type: 'object' } } };

/** The `x-event-type` of each message. */
function types(messages: Readonly<Record<string, Message>>): unknown[] {
  return Object.values(messages).map((message) => message['x-event-type']);
}

function withHeader(name: string, header: Json, schema: Json = ENVELOPE, operation: Json = {}): Json {
  return post(schema, {}, { ...operation, parameters: [{ name, in: 'header', ...header }] });
}

describe('a place that the schemas pin', () => {
  it('is found through references and compositions, and needs no x-event-type', () => {
    const { channel, messages, problems } = importDocument(
      openapi({
        webhooks: {
          user_created: post({
            allOf: [{ $ref: '#/components/schemas/Envelope' }, constants({ type: 'user.created' })],
          }),
          user_deleted: post({ $ref: '#/components/schemas/Deleted' }),
          user_changed: post({ oneOf: [constants({ type: 'user.changed' }), constants({ type: 'user.changed' })] }),
        },
        components: {
          schemas: {
            Envelope: ENVELOPE,
            Deleted: {
              $ref: '#/components/schemas/Envelope',
              properties: { type: { $ref: '#/components/schemas/Type' } },
            },
            Type: { enum: ['user.deleted'] },
          },
        },
      }),
    );
    expect(channel['x-webhook'].eventType).toBe('$message.payload#/type');
    expect(channel['x-inferred']).toContain('3 of 3 webhooks');
    expect(types(messages)).toEqual([undefined, undefined, undefined]);
    expect(messages.user_created).not.toHaveProperty('x-inferred');
    expect(problems).toEqual([]);
  });

  it('is found one level down', () => {
    const envelope = (type: string) => post({ properties: { data: constants({ event_type: type, id: 'same' }) } });
    const { channel } = importWebhooks({ a: envelope('call.started'), b: envelope('call.ended') });
    expect(channel['x-webhook'].eventType).toBe('$message.payload#/data/event_type');
  });

  it('is found in the first item of a list, through objects with a single property', () => {
    const batch = (code: string) => {
      const item = { properties: { Item: constants({ eventCode: code }) } };
      return post({ properties: { live: TEXT, items: { type: 'array', items: item } } });
    };
    const { channel } = importWebhooks({ CAPTURE: batch('CAPTURE'), REFUND: batch('REFUND') });
    expect(channel['x-webhook'].eventType).toBe('$message.payload#/items/0/Item/eventCode');
  });

  it('is found if several schemas describe the object around it', () => {
    const data = (type: string) => ({ properties: { data: constants({ type }) } });
    const general = { properties: { data: { properties: { type: TEXT, id: TEXT } } } };
    const { channel } = importWebhooks({
      a: post({ allOf: [data('a.a'), general] }),
      b: post({ allOf: [general, data('b.b')] }),
    });
    expect(channel['x-webhook'].eventType).toBe('$message.payload#/data/type');
  });

  it('is better than one whose values are the same', () => {
    const { channel } = importWebhooks({
      a: post(constants({ object: 'event', name: 'user.created' })),
      b: post(constants({ object: 'event', name: 'user.deleted' })),
    });
    expect(channel['x-webhook'].eventType).toBe('$message.payload#/name');
  });

  it('is one with a single `enum` in OpenAPI 3.0, where `const` only shows the value', () => {
    const webhooks = {
      created: post({ properties: { type: { enum: ['created'] } } }),
      deleted: post(constants({ type: 'deleted' })),
    };
    const { channel, messages } = importDocument(openapi({ openapi: '3.0.3', 'x-webhooks': webhooks }));
    expect(channel['x-webhook'].eventType).toBe('$message.payload#/type');
    expect(types(messages)).toEqual([undefined, 'deleted']);
  });

  it('escapes names in expressions', () => {
    const { channel } = importWebhooks({ a: post(constants({ 'a/b~c': 'a' })), b: post(constants({ 'a/b~c': 'b' })) });
    expect(channel['x-webhook'].eventType).toBe('$message.payload#/a~1b~0c');
  });
});

describe('a place that only examples show', () => {
  const shown = (type: string) => post(ENVELOPE, { example: { type, id: `evt_${type}` } });

  it('gives every message an x-event-type with the reason', () => {
    const { channel, messages, problems } = importWebhooks({
      'user.created': shown('user.created'),
      'user.deleted': post(ENVELOPE, {
        examples: { a: { value: { type: 'user.deleted' } }, b: { value: { type: 'user.deleted' } } },
      }),
      'user.changed': post({ ...ENVELOPE, examples: [{ type: 'user.changed' }] }),
    });
    expect(channel['x-webhook'].eventType).toBe('$message.payload#/type');
    expect(types(messages)).toEqual(['user.created', 'user.deleted', 'user.changed']);
    expect(messages['user.created']?.['x-inferred']).toBe(
      'The schema does not pin the event type. The examples of the OpenAPI document show user.created at ' +
        '$message.payload#/type.',
    );
    expect(problems).toEqual([]);
  });

  it('may have the example on the property', () => {
    const property = (keywords: Json) => post({ properties: { type: { ...TEXT, ...keywords } } });
    const { messages } = importWebhooks({
      a: property({ example: 'order.a' }),
      b: property({ examples: ['order.b'] }),
      c: property({ default: 'order.c' }),
    });
    expect(types(messages)).toEqual(['order.a', 'order.b', 'order.c']);
  });

  it('may be missing in the schema', () => {
    const undescribed = (type: string) => post({ type: 'object' }, { example: { meta: { type } } });
    const { channel, messages } = importWebhooks({ a: undescribed('order.a'), b: undescribed('order.b') });
    expect(channel['x-webhook'].eventType).toBe('$message.payload#/meta/type');
    expect(types(messages)).toEqual(['order.a', 'order.b']);
  });

  it('is not one with distinct ids, times or texts', () => {
    const payload = (id: string) =>
      post({ properties: { id: TEXT, event_id: TEXT } }, { example: { id, event_id: id } });
    const { channel, problems } = importWebhooks({ first: payload('evt_1'), second: payload('evt_2') });
    expect(channel['x-webhook']).not.toHaveProperty('eventType');
    expect(channel).not.toHaveProperty('x-inferred');
    expect(places(problems)).toEqual(['warning /webhooks']);
    expect(problems[0]?.fix).toContain('x-event-type');
  });

  it('does not believe an example that the webhooks share', () => {
    const shared = { $ref: '#/components/schemas/Envelope' };
    const typed = (type: string) => post({ allOf: [shared, constants({ type })] });
    const { messages, problems } = importDocument(
      openapi({
        webhooks: { 'a.b': typed('a.b'), 'c.d': typed('c.d'), 'e.f': post(shared), 'g.h': post(shared) },
        components: { schemas: { Envelope: { properties: { type: { ...TEXT, example: 'x.y' } } } } },
      }),
    );
    expect(types(messages)).toEqual([undefined, undefined, 'e.f', 'g.h']);
    expect(problems).toEqual([]);
  });

  it('warns about webhooks that show several values', () => {
    const examples = { a: { value: { type: 'other.a' } }, b: { value: { type: 'other.b' } } };
    const { messages, problems } = importWebhooks({
      'x.created': shown('x.created'),
      'x.deleted': shown('x.deleted'),
      misc: post(constants({ id: 'x' }), { examples }),
    });
    expect(types(messages)).toEqual(['x.created', 'x.deleted', undefined]);
    expect(places(problems)).toEqual(['warning /webhooks/misc/post']);
  });
});

it('chooses the listed value that has the name of the webhook', () => {
  const type = { enum: ['USER_CREATED', 'USER_DELETED', 'PING'] };
  const schema = { properties: { type } };
  const { messages } = importWebhooks({
    userCreated: post(schema),
    'user-deleted': post(schema),
    onPingEvent: post(schema),
  });
  expect(types(messages)).toEqual(['USER_CREATED', 'USER_DELETED', 'PING']);
  expect(messages.onPingEvent?.['x-inferred']).toContain('has the name of the webhook');
});

it('uses the name of the operation or of the schema if that of the webhook says nothing', () => {
  const shown = (type: string) => ({ properties: { name: { ...TEXT, example: type } } });
  const { channel, messages } = importDocument(
    openapi({
      webhooks: {
        one: post(shown('user.created'), {}, { operationId: 'userCreatedWebhook' }),
        two: post({ $ref: '#/components/schemas/UserDeletedEvent' }),
      },
      components: { schemas: { UserDeletedEvent: shown('user.deleted') } },
    }),
  );
  expect(channel['x-webhook'].eventType).toBe('$message.payload#/name');
  expect(types(messages)).toEqual(['user.created', 'user.deleted']);
});

describe('a header', () => {
  it('is found by the values that it pins or shows', () => {
    const { channel, messages } = importWebhooks({
      a: withHeader('X-Acme-Topic', { schema: { const: 'orders/create' } }),
      b: withHeader('x-acme-topic', { schema: TEXT, example: 'orders/delete' }),
    });
    expect(channel['x-webhook'].eventType).toBe('$message.header#/x-acme-topic');
    expect(types(messages)).toEqual([undefined, 'orders/delete']);
  });

  it.each([
    ['X-Acme-Event', true],
    ['X-Acme-Event-Key', true],
    ['acme-topic', true],
    ['X-Event-Id', false],
    ['X-Type-Of-Client', false],
  ])('%s with unrelated values: %s', (name, isFound) => {
    const { channel } = importWebhooks({
      a: withHeader(name, { schema: TEXT, example: 'one' }),
      b: withHeader(name, { schema: TEXT, example: 'two' }),
    });
    expect('eventType' in channel['x-webhook']).toBe(isFound);
  });

  it('without a value tells nothing', () => {
    const { channel } = importWebhooks({ a: withHeader('X-Event', { schema: TEXT }), b: withHeader('X-Event', {}) });
    expect(channel['x-webhook']).not.toHaveProperty('eventType');
  });
});

describe('two places', () => {
  it('are used if no single one tells all webhooks apart', () => {
    const typed = (webhook_type: string, webhook_code: string) => post(constants({ webhook_type, webhook_code }));
    const { channel, messages } = importWebhooks({
      one: typed('ITEM', 'ERROR'),
      two: typed('AUTH', 'ERROR'),
      three: typed('AUTH', 'VERIFIED'),
      four: typed('ITEM', 'VERIFIED'),
    });
    expect(channel['x-webhook'].eventType).toEqual([
      '$message.payload#/webhook_type',
      '$message.payload#/webhook_code',
    ]);
    expect(types(messages)).toEqual([undefined, undefined, undefined, undefined]);
  });

  const action = (value: string) => ({ properties: { action: { enum: [value] }, id: TEXT } });
  /** All webhooks show the same example, as documents often do. */
  const EVENT_HEADER = { schema: TEXT, example: 'issues' };
  const grouped = (schema: Json) => withHeader('X-Acme-Event', EVENT_HEADER, schema);

  it('may be a header with a group and a property, with the group in the name of the webhook', () => {
    const { channel, messages, problems } = importWebhooks({
      'issues-opened': grouped(action('opened')),
      'issues-closed-again': grouped(action('closed_again')),
      'check-run-opened': withHeader('X-Acme-Event', { schema: TEXT, example: 'check_run' }, action('opened')),
      'check-suite-opened': grouped(action('opened')),
      'push-all': grouped({ properties: { ref: TEXT } }),
      sample: grouped({ properties: { action: TEXT } }),
    });
    expect(channel['x-webhook'].eventType).toEqual(['$message.header#/x-acme-event', '$message.payload#/action']);
    expect(types(messages)).toEqual([
      ['issues', 'opened'],
      ['issues', 'closed_again'],
      ['check_run', 'opened'],
      ['check_suite', 'opened'],
      ['push_all'],
      undefined,
    ]);
    expect(messages['check-suite-opened']?.['x-inferred']).toContain('check_suite.opened');
    expect(places(problems)).toEqual(['warning /webhooks/sample/post']);
  });

  it('are not read into the example of another webhook', () => {
    const shown = (eventType: string, others: Json = {}) =>
      post({ properties: { eventType: TEXT } }, { example: { eventType, ...others } });
    const closed = shown('ACCOUNT_CLOSED', { status: 'CLOSED' });
    const { channel, messages } = importWebhooks({
      ACCOUNT_CREATED: shown('ACCOUNT_CREATED'),
      ACCOUNT_UPDATED: closed,
      ACCOUNT_CLOSED: closed,
      PAYOUT_SENT: shown('PAYOUT_SENT'),
      PAYOUT_FAILED: shown('PAYOUT_SENT'),
    });
    expect(channel['x-webhook'].eventType).toBe('$message.payload#/eventType');
    expect(types(messages)).toEqual(Object.keys(messages));
  });

  it('leave out a header example that belongs to another webhook', () => {
    const opened = { ...grouped(action('opened')) };
    const example = { action: 'opened' };
    const { messages } = importWebhooks({
      'issues-opened': withHeader('X-Acme-Event', EVENT_HEADER, action('opened')),
      'pulls-opened': withHeader('X-Acme-Event', { schema: TEXT, example: 'pulls' }, action('opened')),
      'check-opened': {
        post: {
          ...(opened.post as Json),
          requestBody: { content: { 'application/json': { schema: action('opened'), example } } },
        },
      },
    });
    expect(messages['check-opened']).toMatchObject({ 'x-event-type': ['check', 'opened'] });
    expect(messages['check-opened']?.examples).toEqual([{ name: 'example', payload: example }]);
  });
});

describe('a value that no schema and no example shows', () => {
  const shown = (type: string) => post(ENVELOPE, { example: { type } });
  const silent = post(ENVELOPE);

  it('follows from the name of the webhook, if that is how the others are spelt', () => {
    const { messages, problems } = importWebhooks({
      user_created: shown('user.created'),
      order_paid: shown('order.paid'),
      order_line_added: silent,
    });
    expect(types(messages)).toEqual(['user.created', 'order.paid', 'order.line.added']);
    expect(problems).toEqual([]);
  });

  it.each([
    [
      'the others are spelt in several ways',
      { user_created: shown('user.created'), call_line_up: shown('call_line.up') },
    ],
    ['the others do not tell the spelling', { user: shown('user'), order: shown('order') }],
    ['the others have other names', { one: shown('user.created'), two: shown('order.paid') }],
  ])('is unknown, if %s', (_, known) => {
    const { messages, problems } = importWebhooks({ ...known, order_line_added: silent });
    expect(messages.order_line_added).not.toHaveProperty('x-event-type');
    expect(places(problems)).toEqual(['warning /webhooks/order_line_added/post']);
    expect(problems[0]?.message).toContain('"order_line_added" is unknown');
  });

  it('is unknown, if the payload does not have the place', () => {
    const { messages } = importWebhooks({ a: shown('a'), b: shown('b'), c: post({ properties: { id: TEXT } }) });
    expect(types(messages)).toEqual(['a', 'b', undefined]);
  });
});

describe('a single webhook', () => {
  it.each([
    ['created', post(constants({ any: 'created' })), '$message.payload#/any'],
    ['anything', post(constants({ eventName: 'user.created' })), '$message.payload#/eventName'],
    ['anything', post(ENVELOPE, { example: { type: 'user.created' } }), '$message.payload#/type'],
    ['anything', post(constants({ object: 'event' })), undefined],
    ['anything', post({ properties: { data: constants({ type: 'card' }) } }), undefined],
  ])('%s %j has its event type at %s', (name, pathItem, place) => {
    const { channel, problems } = importWebhooks({ [name]: pathItem });
    expect(channel['x-webhook'].eventType).toBe(place);
    expect(places(problems)).toEqual(place === undefined ? ['warning /webhooks'] : []);
  });
});

it('warns about webhooks with the same event type', () => {
  const { problems } = importWebhooks({
    a: post(constants({ type: 'a' })),
    b: post(constants({ type: 'b' })),
    c: post(constants({ type: 'c' })),
    'c-v2': post(constants({ type: 'c' })),
    d: post(constants({ type: 'd' })),
  });
  expect(places(problems)).toEqual(['warning /webhooks/c-v2/post']);
  expect(problems[0]?.message).toBe('Webhook "c-v2" has the event type "c" like webhook "c".');
});

describe('a webhook with several event types', () => {
  const listed = { properties: { type: { enum: ['a.created', 'a.deleted', 'b.created', 'b.deleted', 'c'] } } };

  it('has none, and is reported with some of them', () => {
    const { messages, problems } = importWebhooks({ everything: post(listed) });
    expect(messages.everything).not.toHaveProperty('x-event-type');
    expect(places(problems)).toEqual(['warning /webhooks/everything/post', 'warning /webhooks']);
    expect(problems[0]?.message).toBe(
      'Webhook "everything" has several event types at $message.payload#/type (a.created, a.deleted, b.created and 2 more), ' +
        'so its message has none.',
    );
  });

  const ENTRY = { properties: { type: { enum: ['x.created', 'y.created', 'y.deleted', 'z'] } } };
  const others = post(
    {
      allOf: [
        { $ref: '#/components/schemas/Entry' },
        { properties: { type: { enum: ['y.created', 'y.deleted', 'y.unknown'] } } },
      ],
    },
    { examples: { deleted: { value: { type: 'y.deleted' } }, wrong: { value: { type: 'y' } } } },
    { summary: 'Something about y' },
  );
  const withOthers = (webhooks: Json) =>
    importDocument(openapi({ webhooks: { ...webhooks, others }, components: { schemas: { Entry: ENTRY } } }));

  it('becomes a message for each, if the place is known', () => {
    const { messages, problems, summary } = withOthers({
      first: post(constants({ type: 'x.created' })),
      second: post(constants({ type: 'z' })),
    });
    expect(types(messages)).toEqual([undefined, undefined, 'y.created', 'y.deleted']);
    expect(Object.keys(messages)).toEqual(['first', 'second', 'y.created', 'y.deleted']);
    expect(messages['y.deleted']).toMatchObject({
      name: 'y.deleted',
      summary: 'Something about y',
      'x-inferred': expect.stringContaining('one of several values'),
      examples: [{ payload: { type: 'y.deleted' } }],
    });
    expect(messages['y.deleted']).not.toHaveProperty('title');
    // An example without one of the types is an invalid one, which the import reports.
    expect(messages['y.created']?.examples).toMatchObject([{ payload: { type: 'y' } }]);
    expect(problems).toEqual([]);
    expect(summary).toMatchObject({ webhooks: 3, messages: 4, eventTypes: 4 });
  });

  it('is one, if another webhook has one of them', () => {
    const { messages, problems } = withOthers({
      first: post(constants({ type: 'x.created' })),
      second: post(constants({ type: 'y.created' })),
    });
    expect(types(messages)).toEqual([undefined, undefined, undefined]);
    expect(places(problems)).toEqual(['warning /webhooks/others/post']);
    expect(problems[0]?.message).toContain('(y.created, y.deleted)');
  });

  it('becomes messages without other webhooks, if the values are spelt like event types', () => {
    const listing = (...values: readonly string[]) =>
      importWebhooks({ all: post({ properties: { type: { enum: values } } }) });
    expect(types(listing('a.created', 'a.deleted').messages)).toEqual(['a.created', 'a.deleted']);
    expect(listing('a.created', 'a.deleted').channel['x-webhook'].eventType).toBe('$message.payload#/type');
    expect(types(listing('card', 'bank_transfer').messages)).toEqual([undefined]);
  });

  it('has the payload of its branch, if it is a union', () => {
    const union = { oneOf: [constants({ type: 'y.created' }), constants({ type: 'y.deleted' })] };
    const { messages } = importWebhooks({ all: post(union) });
    expect(messages['y.deleted']?.payload.schema).toEqual(constants({ type: 'y.deleted' }));
  });
});

it('follows recursive schemas', () => {
  const schemas = {
    Loop: { $ref: '#/components/schemas/Loop' },
    A: { allOf: [{ $ref: '#/components/schemas/B' }], properties: { type: { $ref: '#/components/schemas/Loop' } } },
    B: { allOf: [{ $ref: '#/components/schemas/A' }], properties: { parent: { $ref: '#/components/schemas/A' } } },
    Created: { allOf: [{ $ref: '#/components/schemas/A' }, constants({ type: 'a.created' })] },
    Deleted: { allOf: [{ $ref: '#/components/schemas/B' }, constants({ type: 'a.deleted' })] },
  };
  const webhooks = {
    created: post({ $ref: '#/components/schemas/Created' }),
    deleted: post({ $ref: '#/components/schemas/Deleted' }),
  };
  const { channel } = importDocument(openapi({ webhooks, components: { schemas } }));
  expect(channel['x-webhook'].eventType).toBe('$message.payload#/type');
});
