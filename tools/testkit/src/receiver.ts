import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived, its body byte for byte. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A local HTTP server that records every request. */
export interface Receiver extends AsyncDisposable {
  readonly port: number;
  /** An endpoint for webhooks. The receiver accepts requests to any other path as well. */
  readonly url: string;
  /** In the order of arrival. */
  readonly received: readonly ReceivedRequest[];
  readonly close: () => Promise<void>;
}

/** Responds to a request after its body has arrived. */
export type Respond = (response: ServerResponse, request: ReceivedRequest) => void;

/** Starts a receiver on a free port of 127.0.0.1. It responds with 204 by default. */
export async function startReceiver(respond: Respond = accept): Promise<Receiver> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
    } catch {
      return; // The sender has left.
    }
    const { method = '', url: path = '', headers } = message;
    const request = { method, path, headers, body: Buffer.concat(chunks) };
    received.push(request);
    respond(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, url: `http://127.0.0.1:${port}/webhooks`, received, close, [Symbol.asyncDispose]: close };
}

/** The single request that arrived. Throws if there was none, or more than one. */
export function onlyRequest({ received }: Receiver): ReceivedRequest {
  const [request] = received;
  if (request === undefined || received.length > 1) throw new Error(`${received.length} requests arrived.`);
  return request;
}

/** A port of 127.0.0.1 on which nothing listens. */
export async function findFreePort(): Promise<number> {
  const { port, close } = await startReceiver();
  await close();
  return port;
}

function accept(response: ServerResponse): void {
  response.writeHead(204).end();
}
