import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerOptions } from 'node:http';
import { type Header, isJson, type Receive, readBytes } from './handle.ts';

/** A request that does not arrive in this time is closed. */
export const SERVER_OPTIONS: ServerOptions = { headersTimeout: 5_000, requestTimeout: 10_000 };

export function nodeListener(receive: Receive): RequestListener {
  return async (request, response) => {
    const status = await statusFor(request, receive).catch((error) => {
      console.error(error);
      return 500;
    });
    // What was not read of a large body stays in the connection.
    if (!request.complete) response.setHeader('connection', 'close');
    response.writeHead(status).end();
  };
}

async function statusFor(request: IncomingMessage, receive: Receive): Promise<number> {
  if (request.url !== '/webhooks') return 404;
  if (request.method !== 'POST') return 405;
  if (!isJson(request.headers['content-type'])) return 415;
  // Without this option, a loop that ends early destroys the connection, and with it the response.
  const body = await readBytes(request.iterator({ destroyOnReturn: false }));
  return body ? receive(headerOf(request.headers), body) : 413;
}

/** Node joins headers that are repeated, apart from a few that are lists. */
export function headerOf(headers: IncomingHttpHeaders): Header {
  return (name) => headers[name]?.toString();
}
