import { createServer, type Server } from 'node:http';
import type { OwnValues } from '@hookbook/webhook';
import type { ProviderName } from '../catalogue/contractTypes.ts';
import type { Provider } from '../catalogue/provider.ts';
import { checkKnownValues } from '../delivery/ownValues.ts';
import { UsageError } from '../errors/usageError.ts';
import { catalogue as contractCatalogue } from '../gen/index.ts';
import { createOwnSecrets } from '../secrets/ownSecrets.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Attempt } from '../send/attempt.ts';
import { createDeliveries } from './deliveries.ts';
import type { SentDelivery } from './deliveryList.ts';
import { createEndpoints } from './endpoints.ts';
import { createMockProvider, type MockProvider, type MockProviderOptions } from './mockProvider.ts';
import { requestHandler } from './requestHandler.ts';
import { openStore, type Store } from './store.ts';

export interface MockServerOptions {
  /**
   * Signs deliveries whose request contains no secret: one for all providers, or secrets by the name of the provider.
   * Providers without a secret, or whose scheme needs one in another form, get a public test secret.
   */
  readonly secret?: Secrets | undefined;
  /** Values of signed contents that no request contains, by name: `{ 'webhook-id': '…' }`. Each provider gets those that it signs. */
  readonly values?: OwnValues | undefined;
  /** Hosts to allow in addition to loopback addresses. */
  readonly allowHosts?: readonly string[] | undefined;
  /** How many deliveries that have ended the server keeps for `GET /deliveries`. Defaults to 1,000. */
  readonly maxDeliveries?: number | undefined;
  /** A file in which deliveries survive the process. `listen` reads it, and resumes pending retries. */
  readonly store?: string | undefined;
  /** Called after each attempt, for a log. */
  readonly onAttempt?: ((delivery: SentDelivery, attempt: Attempt) => void) | undefined;
  /** Providers to use instead of those in the contract. */
  readonly catalogue?: readonly Provider[] | undefined;
}

export interface MockServer extends AsyncDisposable {
  /** A provider that sends its events to one endpoint. Needs no `listen`; `listen` continues its deliveries in a store with its secret. */
  readonly provider: <const P extends ProviderName>(name: P, options?: MockProviderOptions) => MockProvider<P>;
  /** Listens on 127.0.0.1 and resolves to the URL. Without a port, it uses any free one. */
  readonly listen: (port?: number) => Promise<string>;
  /** Closes every connection and cancels every retry. */
  readonly close: () => Promise<void>;
}

/** A local HTTP server that sends any event of the contract to your endpoint. Throws a `UsageError` for a value that no provider signs. */
export function createMockServer(options: MockServerOptions = {}): MockServer {
  const { catalogue = contractCatalogue, values } = options;
  checkKnownValues(catalogue, values);
  const maxEnded = options.maxDeliveries ?? 1000;
  const endpoints = createEndpoints();
  const deliveries = createDeliveries(maxEnded, endpoints, options.onAttempt);
  const context = {
    catalogue,
    secrets: options.secret,
    values,
    ownSecrets: createOwnSecrets(),
    allowHosts: options.allowHosts ?? [],
    deliveries,
    endpoints,
  };
  const server = createServer(requestHandler(context));
  let store: Store | undefined;
  const stop = async () => {
    deliveries.stop();
    await store?.close();
    store = undefined;
    if (server.listening) await close(server);
  };
  return {
    provider: (name, endpoint) => createMockProvider(name, endpoint, context),
    listen: async (port = 0) => {
      const opened = options.store === undefined ? undefined : await openStore(options.store, maxEnded);
      const origin = await listen(server, port);
      store = opened?.store;
      if (opened) deliveries.continueFrom(opened.store, opened.records, context);
      return origin;
    },
    close: stop,
    [Symbol.asyncDispose]: stop,
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
    message: code === 'EACCES' ? `You do not have permission to use port ${port}.` : `Port ${port} is in use.`,
    where: 'port',
    fix: 'Choose another port, or 0 for any free port.',
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
