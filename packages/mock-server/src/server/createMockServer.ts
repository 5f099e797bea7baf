import { createServer, type Server } from 'node:http';
import type { Provider } from '../catalogue/provider.ts';
import { DEFAULT_SECRET } from '../delivery/sign.ts';
import { UsageError } from '../errors/usageError.ts';
import { catalogue as builtIn } from '../gen/index.ts';
import { createDeliveries } from './deliveries.ts';
import { requestHandler } from './requestHandler.ts';

export interface MockServerOptions {
  /** What deliveries are signed with where a request gives no secret. */
  readonly secret?: string | readonly string[] | undefined;
  /** Hosts to send to beside those of this machine. */
  readonly allowHosts?: readonly string[] | undefined;
  /** How many deliveries `GET /deliveries` remembers. */
  readonly maxDeliveries?: number | undefined;
  /** Other providers than those of the contract. */
  readonly catalogue?: readonly Provider[] | undefined;
}

export interface MockServer {
  /** Starts on 127.0.0.1, on a free port by default, and gives the server's URL. */
  readonly listen: (port?: number) => Promise<string>;
  /** Stops, and ends every connection and every retry. */
  readonly close: () => Promise<void>;
}

/** A local HTTP server that sends any event of the contract to a URL. */
export function createMockServer(options: MockServerOptions = {}): MockServer {
  const deliveries = createDeliveries(options.maxDeliveries ?? 50);
  const context = {
    catalogue: options.catalogue ?? builtIn,
    secret: options.secret ?? DEFAULT_SECRET,
    allowHosts: options.allowHosts ?? [],
    deliveries,
  };
  const server = createServer(requestHandler(context));
  return {
    listen: (port = 0) => listen(server, port),
    close: () => {
      deliveries.stop();
      return close(server);
    },
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(toListenError(error, port)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`);
    });
  });
}

function toListenError(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  return new UsageError({
    code: 'port-not-free',
    message: `Port ${port} ${code === 'EACCES' ? 'is not allowed to this user' : 'is in use'}.`,
    where: 'port',
    fix: 'Choose another port, or 0 for any free one.',
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
