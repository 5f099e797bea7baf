import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isJson, MAX_BYTES, type Receive } from './handle.ts';

export function honoApp(receive: Receive): Hono {
  const app = new Hono();
  const limited = bodyLimit({ maxSize: MAX_BYTES, onError: (context) => context.body(null, 413) });
  app.post('/webhooks', limited, async (context) => {
    if (!isJson(context.req.header('content-type'))) return context.body(null, 415);
    const body = new Uint8Array(await context.req.arrayBuffer());
    return context.body(null, await receive((name) => context.req.header(name), body));
  });
  app.all('/webhooks', (context) => context.body(null, 405, { allow: 'POST' }));
  app.onError((error, context) => {
    console.error(error);
    return context.body(null, 500);
  });
  return app;
}
