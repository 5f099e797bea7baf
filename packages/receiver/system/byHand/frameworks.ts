import express4 from 'express-4';
import { listen, type RunningServer } from '../../test/listen.ts';
import { listenFetch } from '../fetchServer.ts';
import { listenLambda } from '../lambdaServer.ts';
import { expressApp } from './express.ts';
import { fastifyApp } from './fastify.ts';
import type { Receive } from './handle.ts';
import { honoApp } from './hono.ts';
import { koaApp } from './koa.ts';
import { lambdaHandler } from './lambda.ts';
import { nestApp } from './nestjs.ts';
import { nextRoute } from './next.ts';
import { nodeListener, SERVER_OPTIONS } from './nodeHttp.ts';
import { worker } from './workers.ts';

export type StartByHand = (receive: Receive) => Promise<RunningServer>;

/** An endpoint in each framework, without Hookbook. */
export const BY_HAND: Readonly<Record<string, StartByHand>> = {
  'node:http': (receive) => listen(nodeListener(receive), SERVER_OPTIONS),
  'Express 4': (receive) => listen(expressApp(receive, express4), SERVER_OPTIONS),
  'Express 5': (receive) => listen(expressApp(receive), SERVER_OPTIONS),
  'Fastify 5': async (receive) => {
    const app = fastifyApp(receive);
    return { origin: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
  },
  'Koa 3': (receive) => listen(koaApp(receive).callback(), SERVER_OPTIONS),
  'NestJS 12': async (receive) => {
    const app = await nestApp(receive, { logger: false });
    await app.listen(0, '127.0.0.1');
    return { origin: (await app.getUrl()).replace(/\/$/, ''), close: () => app.close() };
  },
  Hono: (receive) => listenFetch(honoApp(receive).fetch),
  'Next.js': (receive) => {
    const { POST } = nextRoute(receive);
    return listenFetch((request) => (request.method === 'POST' ? POST(request) : new Response(null, { status: 405 })));
  },
  'AWS Lambda': (receive) => listenLambda(lambdaHandler(receive), { base64: 'binary' }),
  'AWS Lambda, everything in base64': (receive) => listenLambda(lambdaHandler(receive), { base64: 'always' }),
  'Cloudflare Workers': (receive) => listenFetch(worker(receive).fetch),
};
