import bodyParser from '@koa/bodyparser';
import { Controller, HttpCode, HttpException, Inject, Module, Post, type RawBodyRequest, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import express, { type Request as ExpressRequest } from 'express';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { listen } from '../../test/listen.ts';
import { listenFetch } from '../fetchServer.ts';
import { listenLambda } from '../lambdaServer.ts';
import type { StartByHand } from './frameworks.ts';
import { headerOf } from './nodeHttp.ts';

/** An endpoint with a mistake that is typical of its framework. */
export interface Mistake {
  readonly start: StartByHand;
  /** As the option `--framework` spells it. */
  readonly framework: string;
  /** The checks of `CHECKS` that fail. */
  readonly found: readonly string[];
  /** What the option adds to the fix of the checks of `ABOUT_BODIES`. */
  readonly advice?: RegExp;
}

export const CHECKS = ['usual', 'duplicate', 'json-python', 'wrong-signature', 'changed-bytes', 'broken-json'];

export const ABOUT_BODIES = ['json-python', 'changed-bytes'];

export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'node:http, with chunks that are joined as text': {
    start: (receive) =>
      listen(async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        response.writeHead(await receive(headerOf(request.headers), Buffer.from(body))).end();
      }),
    framework: 'node',
    found: ['changed-bytes'],
    advice: /With node:http: Collect the chunks of the request with `Buffer\.concat`/,
  },
  'Express, with express.json() before the endpoint': {
    start: (receive) => {
      const app = express().use(express.json());
      app.post('/webhooks', async (request, response) => {
        const status = await receive((name) => request.get(name), serialised(request.body));
        response.status(status).end();
      });
      return listen(app);
    },
    framework: 'express',
    found: ABOUT_BODIES,
    advice: /With Express: Mount `express\.raw/,
  },
  'Fastify, with its own parser': {
    start: async (receive) => {
      const app = fastify();
      app.post('/webhooks', async ({ headers, body }, reply) =>
        reply.code(await receive(headerOf(headers), serialised(body))).send(),
      );
      return { origin: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
    },
    framework: 'fastify',
    found: ABOUT_BODIES,
    advice: /With Fastify: .*addContentTypeParser/,
  },
  'Koa, with bodyParser() before the endpoint': {
    start: (receive) => {
      const app = new Koa().use(bodyParser()).use(async (context) => {
        context.status = await receive((name) => context.get(name), serialised(context.request.body));
      });
      return listen(app.callback());
    },
    framework: 'koa',
    found: ABOUT_BODIES,
    advice: /With Koa: .*before `bodyParser\(\)`/,
  },
  'NestJS, without rawBody': {
    start: async (receive) => {
      class App {}
      Module({ controllers: [Webhooks], providers: [{ provide: 'receive', useValue: receive }] })(App);
      const app = await NestFactory.create(App, { logger: false });
      await app.listen(0, '127.0.0.1');
      return { origin: (await app.getUrl()).replace(/\/$/, ''), close: () => app.close() };
    },
    framework: 'nestjs',
    found: ABOUT_BODIES,
    advice: /With NestJS: .*rawBody: true/,
  },
  'Hono, with req.json()': {
    start: (receive) => {
      const app = new Hono().post('/webhooks', async (context) => {
        const body = serialised(await context.req.json());
        return context.body(null, await receive((name) => context.req.header(name), body));
      });
      app.onError((_, context) => context.body(null, 500));
      return listenFetch(app.fetch);
    },
    framework: 'hono',
    found: [...ABOUT_BODIES, 'broken-json'],
    advice: /With Hono: .*context\.req\.arrayBuffer\(\)/,
  },
  'Next.js, with the parser of API routes in pages/': {
    start: (receive) => {
      // The parser of Express sets `request.body` as that of Next.js does.
      const app = express().use(express.json({ limit: '1mb' }));
      const route = async ({ headers, body }: ExpressRequest) => receive(headerOf(headers), serialised(body));
      app.use(async (request, response) => void response.status(await route(request)).end());
      return listen(app);
    },
    framework: 'next',
    found: ABOUT_BODIES,
    advice: /With Next\.js: .*api: \{ bodyParser: false \}/,
  },
  'AWS Lambda, which ignores isBase64Encoded': {
    start: (receive) =>
      listenLambda(
        async ({ headers, body = '' }) => ({ statusCode: await receive((name) => headers[name], Buffer.from(body)) }),
        { base64: 'always' },
      ),
    framework: 'lambda',
    // After a usual delivery that fails, no other check is made.
    found: ['usual'],
    advice: /With AWS Lambda: .*base64/,
  },
  'Cloudflare Workers, which respond before the work': {
    start: (receive) =>
      listenFetch(async (request, context) => {
        const body = new Uint8Array(await request.arrayBuffer());
        const work = receive((name) => request.headers.get(name), body);
        context.waitUntil(work.then((status) => orThrow(status)));
        return new Response(null, { status: 204 });
      }),
    framework: 'workers',
    found: ['wrong-signature', 'changed-bytes', 'broken-json'],
  },
};

function serialised(body: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(body));
}

function orThrow(status: number): void {
  if (status !== 204) throw new Error(`The event was not handled: ${status}.`);
}

class Webhooks {
  readonly #receive: Parameters<StartByHand>[0];

  constructor(receive: Parameters<StartByHand>[0]) {
    this.#receive = receive;
  }

  async deliver({ rawBody, body, headers }: RawBodyRequest<ExpressRequest>): Promise<void> {
    const status = await this.#receive(headerOf(headers), rawBody ?? serialised(body));
    if (status !== 204) throw new HttpException({}, status);
  }
}

Controller('webhooks')(Webhooks);
Inject('receive')(Webhooks, undefined, 0);
const deliver = Object.getOwnPropertyDescriptor(Webhooks.prototype, 'deliver') ?? {};
Post()(Webhooks.prototype, 'deliver', deliver);
HttpCode(204)(Webhooks.prototype, 'deliver', deliver);
Req()(Webhooks.prototype, 'deliver', 0);
