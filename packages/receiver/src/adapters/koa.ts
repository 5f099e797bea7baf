import type { IncomingMessage } from 'node:http';
import type { Receiver } from '../receiver.ts';
import { withUrl } from '../request/body.ts';
import { type NodeOptions, nodeBody, urlOf } from './node.ts';

/** What the handler needs of a context of Koa. */
export interface KoaContext {
  readonly req: IncomingMessage;
  readonly request: { readonly body?: unknown; readonly rawBody?: unknown };
  readonly set: (headers: Record<string, string>) => void;
  status: number;
  body: unknown;
}

const ADVICE = 'In Koa, use the receiver before bodyParser().';

/** A middleware for Koa. It responds to every request that reaches it. */
export function toKoa(receiver: Receiver, { url = urlOf }: NodeOptions = {}): (context: KoaContext) => Promise<void> {
  return async (context) => {
    const { req, request } = context;
    const body = nodeBody(req, [request.rawBody, request.body], ADVICE);
    const received = { method: req.method ?? '', headers: req.headers, ...withUrl(() => url(req), body) };
    const { status, headers, body: answer = null } = await receiver.receive(received);
    if (!req.complete) context.set({ connection: 'close' });
    context.set({ ...headers });
    // Without a body, Koa would respond with the text of the status.
    context.body = answer;
    context.status = status;
  };
}
