import type { Route } from './route.ts';
import { REQUEST_BODIES, type RequestBodies } from './sendBody.ts';

type Schema = Readonly<Record<string, unknown>>;

const STRING: Schema = { type: 'string' };
const NUMBER: Schema = { type: 'number' };
const INTEGER: Schema = { type: 'integer' };
const BOOLEAN: Schema = { type: 'boolean' };

function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) };
}

function list(items: Schema): Schema {
  return { type: 'array', items };
}

const STRINGS: Schema = { type: 'object', additionalProperties: STRING };
const EXAMPLE = { example: STRING, name: STRING, summary: STRING, origin: STRING };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Error: object({
    error: object({ code: STRING, message: STRING, where: STRING, fix: STRING, suggestions: list(STRING) }, [
      'suggestions',
    ]),
  }),
  Attempt: object(
    {
      ...{ delivered: BOOLEAN, startedAt: { type: 'string', format: 'date-time' }, duration: NUMBER, status: NUMBER },
      ...{ responseHeaders: STRINGS, responseBody: STRING, retryAfter: NUMBER, retryIn: NUMBER, isFinal: BOOLEAN },
      error: object({ code: STRING, message: STRING, fix: STRING }),
    },
    ['status', 'responseHeaders', 'responseBody', 'retryAfter', 'retryIn', 'isFinal', 'error'],
  ),
  Request: object({ method: STRING, headers: STRINGS, body: STRING, bodyBase64: STRING, query: STRINGS }, [
    ...['body', 'bodyBase64', 'query'],
  ]),
  Delivery: object({
    ...{ id: STRING, provider: STRING, event: STRING, request: ref('Request') },
    signature: object({ scheme: STRING, header: STRING, origin: STRING, note: STRING }, ['header']),
    plan: object({ timeout: NUMBER, success: STRING, retries: list(NUMBER), stopOn: list(STRING) }),
  }),
  SentDelivery: object(
    {
      ...{ number: { type: 'integer' }, url: STRING, delivered: BOOLEAN, retrying: BOOLEAN, cancelled: BOOLEAN },
      ...{ attempts: list(ref('Attempt')), delivery: ref('Delivery') },
    },
    ['cancelled'],
  ),
  DeliverySummary: object(
    {
      ...{ number: INTEGER, provider: STRING, event: STRING, id: STRING, url: STRING, delivered: BOOLEAN },
      ...{ retrying: BOOLEAN, cancelled: BOOLEAN, fault: STRING, attempts: INTEGER },
      ...{ startedAt: { type: 'string', format: 'date-time' }, duration: NUMBER, status: NUMBER, error: STRING },
    },
    ['cancelled', 'fault', 'startedAt', 'duration', 'status', 'error'],
  ),
  Endpoint: object(
    {
      ...{ provider: STRING, url: STRING, delivered: INTEGER, failed: INTEGER },
      disabledAt: { type: 'string', format: 'date-time' },
    },
    ['disabledAt'],
  ),
  Event: object({
    event: STRING,
    title: STRING,
    summary: STRING,
    deprecated: BOOLEAN,
    examples: list(ref('Example')),
  }),
  Example: object(EXAMPLE),
  ExampleWithPayload: object({ ...EXAMPLE, payload: {}, numbers: STRINGS, headers: { type: 'object' } }, [
    ...['numbers', 'headers'],
  ]),
  Provider: object({
    provider: STRING,
    title: STRING,
    scenarios: list({ type: 'object' }),
    events: list(ref('Event')),
  }),
};

interface Operation {
  /** By status. */
  readonly responses: Readonly<Record<string, Schema>>;
  readonly body?: keyof RequestBodies;
  readonly isBodyOptional?: true;
  readonly query?: Readonly<Record<string, Schema>>;
}

const DELIVERY: Operation = { responses: { 200: ref('SentDelivery') } };
const SENT: Operation = { responses: { 200: ref('SentDelivery'), 202: ref('SentDelivery') } };

/** By method and path. A route that is missing here has no entry in the document, and a test says so. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /': { responses: {} },
  'GET /console/:file': { responses: {} },
  'GET /openapi.json': { responses: { 200: { type: 'object' } } },
  'GET /events': { responses: { 200: object({ providers: list(ref('Provider')) }) } },
  'GET /eventTypes': {
    responses: { 200: list(object({ name: STRING, description: STRING, provider: STRING })) },
    query: { provider: STRING },
  },
  'GET /events/:provider/:event': {
    responses: {
      200: {
        allOf: [
          ref('Event'),
          object({
            examples: list(ref('ExampleWithPayload')),
            ...{ delivery: ref('Delivery'), curl: STRING, schema: { type: ['object', 'null'] } },
          }),
        ],
      },
    },
    query: { example: STRING },
  },
  'GET /faults': {
    responses: {
      200: object({
        faults: list(object({ fault: STRING, group: STRING, expected: STRING, summary: STRING, fix: STRING })),
      }),
    },
  },
  'POST /play': {
    responses: { 200: { type: 'object' }, 202: object({ events: list(STRING), first: ref('SentDelivery') }) },
    body: 'play',
  },
  'POST /send': { ...SENT, body: 'send' },
  'GET /deliveries': {
    responses: {
      200: object({ deliveries: list({ anyOf: [ref('SentDelivery'), ref('DeliverySummary')] }), next: STRING }, [
        'next',
      ]),
    },
    query: {
      ...{ provider: STRING, event: STRING, delivered: BOOLEAN, before: { type: 'integer', minimum: 1 } },
      limit: { type: 'integer', minimum: 1, maximum: 1000, default: 50 },
      summary: { type: 'boolean', default: false },
    },
  },
  'GET /deliveries/:number': DELIVERY,
  'GET /deliveries/:number/as/:format': { responses: { 200: object({ format: STRING, text: STRING }) } },
  'POST /deliveries/:number/redeliver': { ...SENT, body: 'redeliver', isBodyOptional: true },
  'POST /redeliver': { responses: { 202: object({ redelivering: list(INTEGER) }) }, body: 'redeliverAll' },
  'GET /endpoints': { responses: { 200: object({ endpoints: list(ref('Endpoint')) }) } },
  'POST /endpoints/enable': { responses: { 200: ref('Endpoint') }, body: 'enable' },
  'GET /stream': { responses: {} },
  'DELETE /deliveries/:number': DELIVERY,
};

/** The description of the HTTP API of this server. */
export function openApiDocument(routes: readonly Pick<Route, 'method' | 'path' | 'description'>[], origin: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Hookbook mock server', version: '1.0.0', summary: 'Sends webhook events to your endpoint.' },
    servers: [{ url: origin }],
    paths,
    components: { schemas: SCHEMAS },
  };
}

function operationOf({ method, path, description }: Pick<Route, 'method' | 'path' | 'description'>): object {
  const { responses = {}, body, isBodyOptional = false, query = {} } = OPERATIONS[`${method} ${path}`] ?? {};
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: STRING,
  }));
  const inQuery = Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema }));
  const parameters = [...inPath, ...inQuery];
  const found = Object.entries(responses).map(([status, schema]) => [status, json('The result', schema)]);
  return {
    summary: description,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: !isBodyOptional, ...content(REQUEST_BODIES[body]) } }),
    responses: {
      ...(found.length > 0 ? Object.fromEntries(found) : { 200: { description: 'Plain text' } }),
      default: json('An error with a fix', ref('Error')),
    },
  };
}

function content(schema: object): object {
  return { content: { 'application/json': { schema } } };
}

function json(description: string, schema: Schema): object {
  return { description, ...content(schema) };
}
