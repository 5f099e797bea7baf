import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { isLoopback } from './localHost.ts';
import { respondFrom } from './respond.ts';

export interface DocsServerOptions {
  /** The folder of a built site, or several, of which the first that has a file counts. Defaults to the site in this package. */
  readonly folder?: string | readonly string[];
  /** The port to listen on. Defaults to 0, which is any free port. */
  readonly port?: number;
  /** The address to listen on. Defaults to `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** The path of the site, such as `/docs/`. Defaults to `/`. */
  readonly base?: string;
  /** Whether open pages reload when their files change. Defaults to `false`. */
  readonly watch?: boolean;
}

export interface DocsServer {
  /** Starts the server and resolves to the URL of the site. The argument overrides `port` in the options. */
  readonly listen: (port?: number) => Promise<string>;
  /** Closes every connection and stops listening. */
  readonly close: () => Promise<void>;
}

/** The path of the built site in this package. */
export const SITE_FOLDER: string = fileURLToPath(new URL('./site', import.meta.url));

/** A server for a built documentation site. It reads files again for every request. */
export function createDocsServer(options: DocsServerOptions = {}): DocsServer {
  const { folder = SITE_FOLDER, host = '127.0.0.1', port: defaultPort = 0, watch = false } = options;
  const base = `/${(options.base ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  const respond = respondFrom({ folders: [folder].flat(), base, isLocal: isLoopback(host), watch });
  const server = createServer((request, response) => void respond(request, response));
  return {
    listen: async (port = defaultPort) => {
      server.listen(port, host);
      await once(server, 'listening');
      return urlOf(server) + base.slice(1);
    },
    close: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}
