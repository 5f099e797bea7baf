import { createServer } from 'node:http';

/** A bare receiver in a process of its own, which tells its port. */
const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(204).end());
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
