import { describe, expect, test } from 'vitest';
import { type LambdaEvent, toLambda } from '../src/adapters/lambda.ts';
import { deliver, recordingReceiver } from './providers.ts';

const HOST = 'abc123.execute-api.eu-central-1.amazonaws.com';
const BALANCER = 'lb-1.eu-central-1.elb.amazonaws.com';

function setUp() {
  const { receiver, ...records } = recordingReceiver();
  return { ...records, handler: toLambda(receiver) };
}

/** Headers in the case of another client. */
function capitalised(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.replace(/(^|-)[a-z]/g, (part) => part.toUpperCase()), value]),
  );
}

function listed<Value>(record: Readonly<Record<string, Value>>): Record<string, Value[]> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, [value]]));
}

interface Shape {
  readonly event: (headers: Readonly<Record<string, string>>, body: string) => LambdaEvent;
  readonly url: string;
  readonly isMultiValue?: true;
}

/** The events that AWS documents, with the query `?a=b c&a=2`. */
const SHAPES: Readonly<Record<string, Shape>> = {
  'a REST API': {
    event: (headers, body) => ({
      httpMethod: 'POST',
      path: '/webhooks',
      headers: capitalised({ ...headers, host: HOST }),
      multiValueHeaders: listed(capitalised({ ...headers, host: HOST })),
      queryStringParameters: { a: '2' },
      multiValueQueryStringParameters: { a: ['b c', '2'] },
      requestContext: { domainName: HOST, path: '/prod/webhooks' },
      body,
    }),
    url: `https://${HOST}/prod/webhooks?a=b%20c&a=2`,
  },
  'an HTTP API or a function URL': {
    event: (headers, body) => ({
      rawPath: '/webhooks',
      rawQueryString: 'a=b%20c&a=2',
      headers: { ...headers, host: HOST },
      queryStringParameters: { a: 'b c,2' },
      requestContext: { domainName: HOST, http: { method: 'POST' } },
      body,
    }),
    url: `https://${HOST}/webhooks?a=b%20c&a=2`,
  },
  'a load balancer': {
    event: (headers, body) => ({
      httpMethod: 'POST',
      path: '/webhooks',
      headers: { ...headers, host: BALANCER },
      queryStringParameters: { a: '2' },
      requestContext: { elb: { targetGroupArn: 'arn' } },
      body,
    }),
    url: `https://${BALANCER}/webhooks?a=2`,
  },
  'a load balancer with multi-value headers': {
    event: (headers, body) => ({
      httpMethod: 'POST',
      path: '/webhooks',
      multiValueHeaders: listed({ ...headers, host: BALANCER }),
      multiValueQueryStringParameters: { a: ['b%20c', '2'] },
      requestContext: { elb: { targetGroupArn: 'arn' } },
      body,
    }),
    url: `https://${BALANCER}/webhooks?a=b%20c&a=2`,
    isMultiValue: true,
  },
};

describe.each(Object.entries(SHAPES))('an event of %s', (_, { event, url, isMultiValue }) => {
  const delivery = deliver('user.created', { set: { '/data/firstName': 'Zoë' } });

  test('that is not base64, although the event says so, is refused', async () => {
    const { receiver } = recordingReceiver();
    const { headers } = deliver('user.created');
    const broken = { ...event(headers, 'no base64!'), isBase64Encoded: true };
    expect(await toLambda(receiver)(broken as never)).toMatchObject({ statusCode: 400 });
  });

  test('is received, as text and as base64', async () => {
    const { handler, receipts, urls } = setUp();
    const encoded = {
      ...event(delivery.headers, Buffer.from(delivery.body).toString('base64')),
      isBase64Encoded: true,
    };
    const results = [await handler(event(delivery.headers, delivery.body)), await handler(encoded)];
    expect(results).toMatchObject([
      { statusCode: 204, body: '' },
      { statusCode: 204, body: '' },
    ]);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['handled', 'duplicate']);
    expect(urls).toEqual([url, url]);
  });

  test('gets the headers of the response in the form that it has itself', async () => {
    const { handler } = setUp();
    const get: LambdaEvent = { ...event(delivery.headers, ''), httpMethod: 'GET' };
    const asHttp = { ...get, requestContext: { ...get.requestContext, http: { method: 'GET' } } };
    expect(await handler(asHttp)).toEqual({
      statusCode: 405,
      ...(isMultiValue ? { multiValueHeaders: { allow: ['POST'] } } : { headers: { allow: 'POST' } }),
      body: '',
    });
  });

  test('without a body has no valid signature', async () => {
    const { handler } = setUp();
    expect(await handler({ ...event(delivery.headers, ''), body: null })).toMatchObject({ statusCode: 401 });
  });
});

test('a body that a middleware parsed is reported with what to change', async () => {
  const { handler, errors } = setUp();
  const { headers, body } = deliver('user.created');
  const event = { requestContext: { http: { method: 'POST' } }, headers, body: JSON.parse(body) };
  expect(await handler(event)).toMatchObject({ statusCode: 500, body: '' });
  expect(String(errors[0])).toMatch(/parsed before.*middyJsonBodyParser/);
});
