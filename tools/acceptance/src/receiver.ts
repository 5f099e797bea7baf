import type { IncomingHttpHeaders } from 'node:http';
import { type LocalServer, startLocalServer } from './localServer.ts';

export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Receiver extends LocalServer {
  readonly url: string;
  readonly received: readonly ReceivedRequest[];
}

/** A server on this machine that keeps every request as it arrives, and accepts it. */
export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedRequest[] = [];
  const server = await startLocalServer(({ headers }, body, response) => {
    received.push({ headers, body });
    response.writeHead(204).end();
  });
  return { ...server, url: `http://127.0.0.1:${server.port}/webhooks`, received };
}
