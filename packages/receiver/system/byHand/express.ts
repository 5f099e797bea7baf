import express, { type ErrorRequestHandler, type Express } from 'express';
import { MAX_BYTES, type Receive } from './handle.ts';

/** `framework` is Express 4 or 5. */
export function expressApp(receive: Receive, framework: typeof express = express): Express {
  const app = framework();
  // Before the parsers of other routes, which would take the bytes.
  app.post('/webhooks', framework.raw({ type: 'application/json', limit: MAX_BYTES }), (request, response, next) => {
    // What has another content type is not read.
    if (!Buffer.isBuffer(request.body)) return void response.status(415).end();
    receive((name) => request.get(name), request.body).then((status) => void response.status(status).end(), next);
  });
  app.all('/webhooks', (_, response) => void response.set('allow', 'POST').status(405).end());
  app.use(framework.json());
  app.use(respondToError);
  return app;
}

/** The default shows the stack of the error. Express recognises this one by its four parameters. */
const respondToError: ErrorRequestHandler = (error, _request, response, _next) => {
  const { status = 500 } = error as { readonly status?: number };
  if (status >= 500) console.error(error);
  response.status(status).end();
};
