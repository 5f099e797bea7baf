import bodyParser from '@koa/bodyparser';
import { Controller, Module, Post, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express5 from 'express';
import express4 from 'express-4';
import { fastify } from 'fastify';
import Koa from 'koa';
import { toFastify } from '../src/adapters/fastify.ts';
import { toKoa } from '../src/adapters/koa.ts';
import { toNodeHandler } from '../src/adapters/node.ts';
import type { Receiver } from '../src/index.ts';
import { listen, type RunningServer } from './listen.ts';
import 'reflect-metadata';

export type StartServer = (receiver: Receiver) => Promise<RunningServer>;

/** The receiver as its documentation says. */
export const FRAMEWORKS: Readonly<Record<string, StartServer>> = {
  'node:http': (receiver) => listen(toNodeHandler(receiver)),
  'Express 4': (receiver) => listen(express4().use('/webhooks', toNodeHandler(receiver)).use(express4.json())),
  'Express 4 with express.raw': (receiver) =>
    listen(express4().use('/webhooks', express4.raw({ type: '*/*', limit: '2mb' }), toNodeHandler(receiver))),
  'Express 5': (receiver) => listen(express5().use('/webhooks', toNodeHandler(receiver)).use(express5.json())),
  'Express 5 with express.raw': (receiver) =>
    listen(express5().use('/webhooks', express5.raw({ type: '*/*', limit: '2mb' }), toNodeHandler(receiver))),
  'Fastify 5': async (receiver) => {
    const app = fastify();
    app.register(toFastify(receiver, '/webhooks'));
    app.post('/echo', async ({ body }) => body);
    return { origin: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
  },
  'Koa 3': (receiver) => {
    const app = new Koa();
    const receive = toKoa(receiver);
    app.use((context, next) => (context.path === '/webhooks' ? receive(context) : next()));
    app.use(bodyParser());
    return listen(app.callback());
  },
  'NestJS 12 with a middleware': (receiver) => nest([], {}, receiver),
  'NestJS 12 with a controller': (receiver) => nest([controllerOf(receiver)], { rawBody: true }),
};

/** The receiver behind something that parses bodies. */
export const MISTAKES: Readonly<Record<string, { readonly start: StartServer; readonly message: RegExp }>> = {
  'Express 4': {
    start: (receiver) => listen(express4().use(express4.json()).use('/webhooks', toNodeHandler(receiver))),
    message: /parsed before.*In Express, mount the receiver before express\.json\(\)/,
  },
  'Express 5': {
    start: (receiver) => listen(express5().use(express5.json()).use('/webhooks', toNodeHandler(receiver))),
    message: /parsed before.*In Express, mount the receiver before express\.json\(\)/,
  },
  'Fastify 5': {
    start: async (receiver) => {
      const app = fastify();
      app.addHook('preParsing', async (_request, _reply, payload) => {
        for await (const _ of payload);
      });
      app.register(toFastify(receiver, '/webhooks'));
      return { origin: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
    },
    message: /read before.*In Fastify, do not read the body in a hook/,
  },
  'Koa 3': {
    start: (receiver) => {
      const app = new Koa().use(bodyParser()).use(toKoa(receiver));
      return listen(app.callback());
    },
    message: /parsed before.*In Koa, use the receiver before bodyParser\(\)/,
  },
  'NestJS 12': {
    start: (receiver) => nest([controllerOf(receiver)], {}),
    message: /parsed before.*In NestJS, create the application with \{ rawBody: true \}/,
  },
};

async function nest(controllers: (new () => object)[], options: object, middleware?: Receiver): Promise<RunningServer> {
  const module = class {};
  Module({ controllers })(module);
  const app = await NestFactory.create<NestExpressApplication>(module, { ...options, logger: false });
  // Its own limit is 100 kB.
  if ('rawBody' in options) app.useBodyParser('json', { limit: '2mb' });
  if (middleware) app.use('/webhooks', toNodeHandler(middleware));
  await app.listen(0, '127.0.0.1');
  const origin = (await app.getUrl()).replace(/\/$/, '');
  return { origin, close: () => app.close() };
}

/** A controller, with its decorators called as functions. */
function controllerOf(receiver: Receiver): new () => object {
  const handle = toNodeHandler(receiver);
  class Webhooks {
    receive(request: Parameters<typeof handle>[0], response: Parameters<typeof handle>[1]) {
      return handle(request, response);
    }
  }
  const descriptor = Object.getOwnPropertyDescriptor(Webhooks.prototype, 'receive') ?? {};
  Controller('webhooks')(Webhooks);
  Post()(Webhooks.prototype, 'receive', descriptor);
  Req()(Webhooks.prototype, 'receive', 0);
  Res()(Webhooks.prototype, 'receive', 1);
  return Webhooks;
}
