import type { IncomingMessage, ServerResponse } from 'node:http';
import { readStream, tooLarge } from './body.ts';
import type { Receiver } from './receiver.ts';
import type { BodyReader, IncomingRequest } from './request.ts';

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

/** A handler for `node:http`, Express and Connect. Resolves when the response is sent. */
export function toNodeHandler(
  receiver: Receiver,
  options: NodeOptions = {},
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const { status, headers } = await receiver.receive(fromNode(request, options));
    // What was not read of a large body stays in the connection.
    if (!request.complete) response.setHeader('connection', 'close');
    response.writeHead(status, headers).end();
  };
}

/** A request of `node:http`. */
export function fromNode(request: NodeRequest, { url = urlOf }: NodeOptions = {}): IncomingRequest {
  const { method = '', headers } = request;
  return { method, url: url(request), headers, body: readerOf(request) };
}

function urlOf(request: NodeRequest): string {
  const isSecure = 'encrypted' in request.socket && request.socket.encrypted === true;
  return `${isSecure ? 'https' : 'http'}://${request.headers.host ?? ''}${request.originalUrl ?? request.url ?? ''}`;
}

const PARSED =
  'The body was parsed before the receiver got it, so its raw bytes are gone. In Express, mount the receiver before express.json(), or use express.raw({ type: "*/*" }) for its path. In NestJS, create the application with { rawBody: true }.';
const CONSUMED =
  'The body was read before the receiver got it. Mount the receiver before the middleware that reads bodies.';

function readerOf(request: NodeRequest): BodyReader {
  return async (maxBytes) => {
    const kept = [request.rawBody, request.body].find((body) => body instanceof Uint8Array);
    if (kept) return kept.byteLength > maxBytes ? tooLarge(maxBytes) : kept;
    if (request.readableDidRead && request.body !== undefined) return { code: 'body-parsed', message: PARSED };
    if (request.readableDidRead) return { code: 'body-consumed', message: CONSUMED };
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return tooLarge(maxBytes);
    return readStream(request.iterator({ destroyOnReturn: false }), maxBytes);
  };
}
