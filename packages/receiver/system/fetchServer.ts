import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { listen, type RunningServer } from '../test/listen.ts';

/** A handler of Fetch's `Request`, such as a worker or a route handler of Next.js. */
export type FetchHandler = (request: Request, background: Background) => Response | Promise<Response>;

/** What a runtime gives a handler for work that goes on after the response. */
export interface Background {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

// Nobody but the runtime's logs gets to know what fails after the response.
const BACKGROUND: Background = { waitUntil: (work) => void work.catch(() => {}) };

/** Serves a handler over HTTP, as a runtime with Fetch does. */
export function listenFetch(handler: FetchHandler): Promise<RunningServer> {
  return listen(async (request, response) => {
    const answer = await Promise.resolve()
      .then(() => handler(requestOf(request), BACKGROUND))
      .catch(() => new Response(null, { status: 500 }));
    await respond(request, response, answer);
  });
}

function requestOf(request: IncomingMessage): Request {
  const { method = 'GET', headers, url } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    ...(hasBody && { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' }),
  } as RequestInit);
}

async function respond(request: IncomingMessage, response: ServerResponse, answer: Response): Promise<void> {
  // What was not read of a large body stays in the connection.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}
