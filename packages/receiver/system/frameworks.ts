import { Hono } from 'hono';
import { toLambda } from '../src/adapters/lambda.ts';
import { FRAMEWORKS as SERVERS, type StartServer } from '../test/frameworks.ts';
import { type Background, listenFetch } from './fetchServer.ts';
import { listenLambda } from './lambdaServer.ts';

/** The receiver as its documentation says, in everything that it has an adapter or an example for. */
export const FRAMEWORKS: Readonly<Record<string, StartServer>> = {
  ...SERVERS,
  Hono: (receiver) => {
    const app = new Hono().post('/webhooks', (context) => receiver.fetch(context.req.raw));
    return listenFetch((request) => app.fetch(request));
  },
  'Next.js': (receiver) => {
    const route = { POST: receiver.fetch };
    // Next.js itself refuses the methods that a route does not export.
    return listenFetch((request) =>
      request.method === 'POST' ? route.POST(request) : new Response(null, { status: 405 }),
    );
  },
  'Cloudflare Workers': (receiver) => {
    const worker = {
      fetch: (request: Request, _env: unknown, context: Background) => receiver.fetch(request, context),
    };
    return listenFetch((request, context) => worker.fetch(request, {}, context));
  },
  'AWS Lambda': (receiver) => listenLambda(toLambda(receiver), { base64: 'binary' }),
  'AWS Lambda, everything in base64': (receiver) => listenLambda(toLambda(receiver), { base64: 'always' }),
};
