/**
 * Sends every event of every provider to a receiver that parses them. Prints as JSON what was sent, what was parsed, and what
 * went wrong.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { catalogue, createDelivery, DEFAULT_SECRET, send } from '@hookbook/mock-server';
import { isKnownEventType, isKnownProvider } from '@hookbook/types';
import { formatIssues } from '@hookbook/validators';
import * as dynamic from '@hookbook/validators/dynamic';
import * as flagright from '@hookbook/validators/flagright';
import * as platform from '@hookbook/validators/platform';
import * as worth from '@hookbook/validators/worth';

const parsers = {
  dynamic: dynamic.safeParseEvent,
  flagright: flagright.safeParseEvent,
  platform: platform.safeParseEvent,
  worth: worth.safeParseEvent,
};

const parsed: string[] = [];
const problems: string[] = [];

const receiver = createServer(async (request, response) => {
  const provider = request.url?.slice(1) ?? '';
  if (!isKnownProvider(provider)) throw new Error(`Unknown provider "${provider}".`);
  const result = parsers[provider](await buffer(request), { headers: request.headers });
  if (!result.ok) problems.push(`${provider}: ${formatIssues(result.issues)}`);
  else if (!result.known || !isKnownEventType(provider, result.type))
    problems.push(`${provider} ${result.type}: unknown event`);
  else parsed.push(`${provider} ${result.type}`);
  response.writeHead(204).end();
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
const { port } = receiver.address() as AddressInfo;

const sent: string[] = [];
for (const { name, events } of catalogue) {
  for (const { type, examples } of events) {
    for (const { name: example } of examples) {
      const delivery = createDelivery({ provider: name, event: type, example, secret: DEFAULT_SECRET });
      const { delivered } = await send(delivery, `http://127.0.0.1:${port}/${name}`);
      if (delivered) sent.push(`${name} ${type}`);
      else problems.push(`${name} ${type} ${example}: not delivered`);
    }
  }
}
receiver.close();
console.log(JSON.stringify({ sent, parsed, problems }));
