import {
  Controller,
  HttpCode,
  HttpException,
  Inject,
  Module,
  type NestApplicationOptions,
  Post,
  type RawBodyRequest,
  Req,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request } from 'express';
import { MAX_BYTES, type Receive } from './handle.ts';
import 'reflect-metadata';

export async function nestApp(receive: Receive, options?: NestApplicationOptions): Promise<NestExpressApplication> {
  class App {}
  Module({ controllers: [Webhooks], providers: [{ provide: RECEIVE, useValue: receive }] })(App);
  const app = await NestFactory.create<NestExpressApplication>(App, { ...options, rawBody: true });
  // The default is 100 kB.
  app.useBodyParser('json', { limit: MAX_BYTES });
  return app;
}

const RECEIVE = 'receive';

class Webhooks {
  readonly #receive: Receive;

  constructor(receive: Receive) {
    this.#receive = receive;
  }

  async deliver(request: RawBodyRequest<Request>): Promise<void> {
    // Only what the parser for JSON has read is there.
    if (!request.rawBody) throw new UnsupportedMediaTypeException();
    const status = await this.#receive((name) => request.get(name), request.rawBody);
    if (status !== 204) throw new HttpException({}, status);
  }
}

// Decorators, called as functions: Node runs TypeScript only without their syntax.
Controller('webhooks')(Webhooks);
Inject(RECEIVE)(Webhooks, undefined, 0);
const deliver = Object.getOwnPropertyDescriptor(Webhooks.prototype, 'deliver') ?? {};
Post()(Webhooks.prototype, 'deliver', deliver);
HttpCode(204)(Webhooks.prototype, 'deliver', deliver);
Req()(Webhooks.prototype, 'deliver', 0);
