import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request with its raw body. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly received: Received[];
}

/** A local HTTP server that records every request. */
export async function startReceiver(
  respond: (response: ServerResponse, received: Received) => void = accept,
): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url: path = '', headers } = request;
    const entry = { method, path, headers, body: Buffer.concat(chunks) };
    received.push(entry);
    respond(response, entry);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The one request that arrived. Throws if there are none or several. */
export function only(receiver: Receiver): Received {
  const [first] = receiver.received;
  if (first === undefined || receiver.received.length > 1)
    throw new Error(`${receiver.received.length} requests arrived`);
  return first;
}

function accept(response: ServerResponse): void {
  response.writeHead(204).end();
}
