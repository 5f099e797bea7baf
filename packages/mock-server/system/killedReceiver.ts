import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/**
 * A receiver that writes the id of each new event to a file: before it responds, or half a second later. One that is forgetful
 * knows only the ids of its own process.
 */
const [file = '', port = '', when = ''] = process.argv.slice(2);

const handled = new Set<string>();

createServer(async (request, response) => {
  const { id } = JSON.parse((await buffer(request)).toString());
  const handle = () => {
    const isKnown =
      when === 'forgetful' ? handled.has(id) : existsSync(file) && readFileSync(file, 'utf8').includes(id);
    if (!isKnown) appendFileSync(file, `${id}\n`);
    handled.add(id);
  };
  if (when === 'after') setTimeout(handle, 500);
  else handle();
  response.writeHead(204).end();
}).listen(Number(port), '127.0.0.1');
