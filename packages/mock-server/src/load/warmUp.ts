import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const DELIVERIES = 300;

/**
 * Sends some deliveries to a server in this process. The engine compiles code while it runs, so that the first deliveries of a
 * load would otherwise start late, and seem to take long.
 */
export async function warmUp(send: (url: string) => Promise<unknown>): Promise<void> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    for (let sent = 0; sent < DELIVERIES; sent += 1) await send(url);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
