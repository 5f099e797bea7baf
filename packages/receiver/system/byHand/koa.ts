import bodyParser from '@koa/bodyparser';
import Koa, { type Context, type Next } from 'koa';
import { type Receive, readBytes } from './handle.ts';

export function koaApp(receive: Receive): Koa {
  const app = new Koa();
  app.use((context, next) => webhooks(context, next, receive));
  // For other routes. Its `rawBody` is text that was decoded, not the bytes.
  app.use(bodyParser());
  return app;
}

async function webhooks(context: Context, next: Next, receive: Receive): Promise<void> {
  if (context.path !== '/webhooks') return next();
  if (context.method !== 'POST') return void context.throw(405, { headers: { allow: 'POST' } });
  if (!context.is('application/json')) return void context.throw(415);
  // Without this option, a loop that ends early destroys the connection, and with it the response.
  const body = await readBytes(context.req.iterator({ destroyOnReturn: false }));
  // What was not read of a large body stays in the connection.
  if (!body) return void context.throw(413, { headers: { connection: 'close' } });
  context.status = await receive((name) => context.get(name), body);
}
