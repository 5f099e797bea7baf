import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '../receiver.ts';
import { readStream, tooLarge, withUrl } from '../request/body.ts';
import type { BodyReader, IncomingRequest } from '../request/request.ts';

/** A request of `node:http`, with what frameworks add. */
type NodeRequest = IncomingMessage & {
  /** What a middleware made of the body. */
  readonly body?: unknown;
  /** The bytes, kept by NestJS and by cloud functions. */
  readonly rawBody?: unknown;
  /** The path before a router removed its own part: Express. */
  readonly originalUrl?: string;
};

export interface NodeOptions {
  /**
   * The complete URL that the provider calls, for schemes that sign it. By default, it is made of the `host` header and the
   * path: behind a proxy, say it here.
   */
  readonly url?: (request: IncomingMessage) => string;
}

/** A handler for `node:http`, Express, Connect, NestJS, and the API routes of Next.js. Resolves when the response is sent. */
export function toNodeHandler(
  receiver: Receiver,
  { url = urlOf }: NodeOptions = {},
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request: NodeRequest, response) => {
    const body = nodeBody(request, [request.rawBody, request.body], adviceFor(request));
    const received = { method: request.method ?? '', headers: request.headers, ...withUrl(() => url(request), body) };
    const { status, headers, body: answer } = await receiver.receive(received);
    // A middleware for timeouts may have responded already.
    if (response.headersSent) return;
    closeUnread(request, response);
    response.writeHead(status, headers).end(answer);
  };
}

/** The URL of a request, as its server sees it. */
export function urlOf(request: NodeRequest): string {
  const isSecure = 'encrypted' in request.socket && request.socket.encrypted === true;
  return `${isSecure ? 'https' : 'http'}://${request.headers.host ?? ''}${request.originalUrl ?? request.url ?? ''}`;
}

/**
 * The body of a request: bytes that a framework kept, or those that nobody has read yet. `advice` says how to keep the
 * bytes if they are gone.
 */
export function nodeBody(request: IncomingMessage, kept: readonly unknown[], advice: string): IncomingRequest['body'] {
  const bytes = kept.find((body) => body instanceof Uint8Array);
  return (
    bytes ??
    readerOf(
      request,
      kept.some((body) => body !== undefined),
      advice,
    )
  );
}

function readerOf(request: IncomingMessage, isParsed: boolean, advice: string): BodyReader {
  return async (maxBytes) => {
    if (request.readableDidRead && isParsed)
      return { code: 'body-parsed', message: `The body was parsed before the receiver got it. ${advice}` };
    if (request.readableDidRead)
      return { code: 'body-consumed', message: `The body was read before the receiver got it. ${advice}` };
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return tooLarge(maxBytes);
    return readStream(request.iterator({ destroyOnReturn: false }), maxBytes);
  };
}

const MOUNT = 'Mount the receiver before the middleware that reads bodies.';
const EXPRESS =
  'In Express, mount the receiver before express.json(), or use express.raw({ type: "*/*" }) for its path. In NestJS, create the application with { rawBody: true }.';
const NEXT = 'In Next.js, add `export const config = { api: { bodyParser: false } }` to the file of the route.';

function adviceFor(request: NodeRequest): string {
  if ('app' in request) return EXPRESS;
  return 'cookies' in request && 'query' in request ? NEXT : MOUNT;
}

/** What was not read of a large body stays in the connection. */
function closeUnread(request: IncomingMessage, response: ServerResponse): void {
  if (!request.complete) response.setHeader('connection', 'close');
}
