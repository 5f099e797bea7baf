import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { respond } from './respond.ts';

export interface DocsServerOptions {
  /** A folder with a built site; the one in this package unless given. */
  readonly folder?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** The address to listen on; `127.0.0.1` unless given, so that only this machine can reach it. */
  readonly host?: string;
}

export interface DocsServer {
  /** Starts to serve and gives the site's URL. The port wins over the one in the options. */
  readonly listen: (port?: number) => Promise<string>;
  /** Ends open connections and frees the port. */
  readonly close: () => Promise<void>;
}

/** The built site of this package. */
export const SITE_FOLDER: string = fileURLToPath(new URL('./site', import.meta.url));

/** A server for the documentation site: static files, read anew for every request. */
export function createDocsServer(options: DocsServerOptions = {}): DocsServer {
  const { folder = SITE_FOLDER, host = '127.0.0.1', port = 0 } = options;
  const server = createServer((request, response) => void respond(request, response, folder));
  return {
    listen: async (wanted = port) => {
      server.listen(wanted, host);
      await once(server, 'listening');
      return urlOf(server);
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
