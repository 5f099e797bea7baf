import type { IncomingMessage } from 'node:http';
import type { Receiver } from '../receiver.ts';
import { withUrl } from '../request/body.ts';
import { type NodeOptions, nodeBody, urlOf } from './node.ts';

/** What the plugin needs of an instance of Fastify. */
export interface FastifyInstance {
  readonly removeAllContentTypeParsers: () => unknown;
  readonly addContentTypeParser: (
    type: string,
    parser: (request: unknown, payload: unknown, done: (error: null) => void) => void,
  ) => unknown;
  readonly all: (path: string, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) => unknown;
}

export interface FastifyRequest {
  readonly raw: IncomingMessage;
  readonly body?: unknown;
}

export interface FastifyReply {
  readonly code: (status: number) => FastifyReply;
  readonly headers: (headers: Record<string, string>) => FastifyReply;
  readonly send: (body?: string) => unknown;
}

const ADVICE = "In Fastify, do not read the body in a hook of the receiver's path.";

/** A plugin for Fastify: `app.register(toFastify(receiver, '/webhooks'))`. The parsers of the application stay as they are. */
export function toFastify(
  receiver: Receiver,
  path: string,
  { url = urlOf }: NodeOptions = {},
): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.removeAllContentTypeParsers();
    // Leaves the body in the request.
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.all(path, async ({ raw, body }, reply) => {
      const received = {
        method: raw.method ?? '',
        headers: raw.headers,
        ...withUrl(() => url(raw), nodeBody(raw, [body], ADVICE)),
      };
      const { status, headers, body: answer } = await receiver.receive(received);
      const closing = raw.complete ? {} : { connection: 'close' };
      return reply
        .code(status)
        .headers({ ...headers, ...closing })
        .send(answer);
    });
  };
}
