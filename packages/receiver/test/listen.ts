import { createServer, type RequestListener, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of a framework that has an endpoint at `/webhooks`. */
export interface RunningServer {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly close: () => Promise<unknown>;
}

/** Serves on a free port. */
export async function listen(listener: RequestListener, options: ServerOptions = {}): Promise<RunningServer> {
  const server = createServer(options, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
