import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';

/** What a framework does that makes a check fail. */
type Topic = 'raw-body' | 'limit' | 'content-type' | 'slow';

interface Advice {
  readonly title: string;
  readonly advice: Readonly<Record<Topic, string>>;
}

const NODE_TIMEOUTS =
  'Set `requestTimeout` and `headersTimeout` of the `http.Server`, so that a request that never ends is closed.';

const PART_BEFORE_SEMICOLON = 'Compare only the part of `content-type` before the semicolon, in lower case.';

const FRAMEWORKS: Readonly<Record<string, Advice>> = {
  node: {
    title: 'node:http',
    advice: {
      'raw-body':
        'Collect the chunks of the request with `Buffer.concat`, verify these bytes, and parse them afterwards.',
      limit: 'Count the bytes while you read, and allow 1 MB.',
      'content-type': PART_BEFORE_SEMICOLON,
      slow: NODE_TIMEOUTS,
    },
  },
  express: {
    title: 'Express',
    advice: {
      'raw-body':
        "Mount `express.raw({ type: '*/*', limit: '1mb' })` at the path of the endpoint, before `express.json()`, and verify `request.body`, which is a `Buffer` then.",
      limit: "Parsers of Express reject more than 100 kB: pass `limit: '1mb'`.",
      'content-type': "Pass `type: '*/*'` to `express.raw()`.",
      slow: NODE_TIMEOUTS,
    },
  },
  fastify: {
    title: 'Fastify',
    advice: {
      'raw-body':
        "In the plugin of the endpoint, call `app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))`, and verify `request.body`.",
      limit: 'Pass `bodyLimit` to `fastify()` or to the route: the default is 1 MiB.',
      'content-type': "Add a parser for the content type with `addContentTypeParser`, or for all with `'*'`.",
      slow: 'Pass `requestTimeout` and `connectionTimeout` to `fastify()`.',
    },
  },
  hono: {
    title: 'Hono',
    advice: {
      'raw-body': 'Verify `await context.req.arrayBuffer()`, and parse it afterwards instead of calling `req.json()`.',
      limit: 'Pass a larger `maxSize` to `bodyLimit()`.',
      'content-type': PART_BEFORE_SEMICOLON,
      slow: NODE_TIMEOUTS,
    },
  },
  koa: {
    title: 'Koa',
    advice: {
      'raw-body': 'Read the bytes of `ctx.req` in a middleware before `bodyParser()`, and verify them.',
      limit: "Pass `jsonLimit: '1mb'` to `bodyParser()`.",
      'content-type': 'Use `ctx.is()`, which leaves out parameters such as the charset.',
      slow: NODE_TIMEOUTS,
    },
  },
  nestjs: {
    title: 'NestJS',
    advice: {
      'raw-body':
        'Create the application with `NestFactory.create(AppModule, { rawBody: true })`, and verify `request.rawBody`.',
      limit: "Call `app.useBodyParser('json', { limit: '1mb' })`: the default is 100 kB.",
      'content-type': "Call `app.useBodyParser('json', { type: '*/*' })`.",
      slow: NODE_TIMEOUTS,
    },
  },
  next: {
    title: 'Next.js',
    advice: {
      'raw-body':
        'In a route handler, verify `await request.arrayBuffer()`. In an API route of `pages/`, export `config = { api: { bodyParser: false } }` and read the request.',
      limit: "In an API route of `pages/`, set `api.bodyParser.sizeLimit` to `'1mb'`.",
      'content-type': PART_BEFORE_SEMICOLON,
      slow: 'Let the server or proxy in front of the application close requests that never end.',
    },
  },
  lambda: {
    title: 'AWS Lambda',
    advice: {
      'raw-body':
        'Verify `event.body`, decoded from base64 if `event.isBase64Encoded` is true, and parse it afterwards.',
      limit: 'A function gets 6 MB, and 1 MB from an application load balancer.',
      'content-type': PART_BEFORE_SEMICOLON,
      slow: 'The gateway closes requests that never end.',
    },
  },
  workers: {
    title: 'Cloudflare Workers',
    advice: {
      'raw-body': 'Verify `await request.arrayBuffer()`, and parse it afterwards instead of calling `request.json()`.',
      limit: 'Count the bytes of the body, and allow 1 MB.',
      'content-type': PART_BEFORE_SEMICOLON,
      slow: 'The network in front of the worker closes requests that never end.',
    },
  },
};

export const FRAMEWORK_NAMES = Object.keys(FRAMEWORKS);

const TOPICS: Readonly<Record<string, Topic>> = {
  ...{
    usual: 'raw-body',
    'changed-body': 'raw-body',
    'changed-bytes': 'raw-body',
    'split-characters': 'raw-body',
    unicode: 'raw-body',
  },
  ...{ 'large-field': 'limit', 'large-body': 'limit' },
  ...{ charset: 'content-type', 'content-type-case': 'content-type' },
  ...{ 'slow-body': 'slow', 'slow-head': 'slow', 'short-body': 'slow' },
};

/** What a framework needs for a check, as sentences; undefined if there is nothing to add. Throws a `UsageError`. */
export function frameworkAdvice(name: string, check: { readonly name: string; readonly group: string }) {
  const framework = Object.hasOwn(FRAMEWORKS, name) ? FRAMEWORKS[name] : undefined;
  if (!framework)
    throw new UsageError({
      code: 'unknown-framework',
      message: `Unknown framework "${name}".`,
      where: 'framework',
      fix: `Use one of: ${FRAMEWORK_NAMES.join(', ')}.`,
      suggestions: suggest(name, FRAMEWORK_NAMES),
    });
  const topic = check.group === 'serialisation' ? 'raw-body' : TOPICS[check.name];
  return topic && `With ${framework.title}: ${framework.advice[topic]}`;
}
