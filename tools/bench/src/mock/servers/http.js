import { createServer } from 'node:http';

/** A server that does nothing else. */
export function listen() {
  const server = createServer();
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}
