import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A receiver that writes the id of each event to a file: before it responds, or half a second later. */
const [file = '', port = '', when = ''] = process.argv.slice(2);

createServer(async (request, response) => {
  const { id } = JSON.parse((await buffer(request)).toString());
  const handle = () => {
    const isNew = !existsSync(file) || !readFileSync(file, 'utf8').includes(id);
    if (isNew) appendFileSync(file, `${id}\n`);
  };
  if (when === 'before') handle();
  else setTimeout(handle, 500);
  response.writeHead(204).end();
}).listen(Number(port), '127.0.0.1');
