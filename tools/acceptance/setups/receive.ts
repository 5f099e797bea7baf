/** Sends deliveries to a receiver, with every package. Prints as JSON what happened. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDelivery, createMockServer, listen, send } from '@hookbook/mock-server';
import { toNodeHandler } from '@hookbook/receiver/adapters/node';
import { createReceiver } from '@hookbook/receiver/dynamic';
import { isKnownEventType } from '@hookbook/types';
import type { UserCreatedEvent } from '@hookbook/types/dynamic';
import { formatIssues } from '@hookbook/validators';
import { safeParseEvent } from '@hookbook/validators/dynamic';
import { createVerifier, PRESETS } from '@hookbook/webhook';

const SECRET = 'a secret for tests';

function emailOf(event: UserCreatedEvent): string {
  // @ts-expect-error: a user has no such field
  void event.data.emial;
  return event.data.email ?? '';
}

async function receive(): Promise<object> {
  const emails: string[] = [];
  const receiver = createReceiver({
    secret: SECRET,
    on: { 'user.created': (event) => void emails.push(emailOf(event)), otherwise: () => {} },
  });
  const server = createServer(toNodeHandler(receiver));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const set = { '/data/email': 'ada@example.com' };
  const delivery = createDelivery({ provider: 'dynamic', event: 'user.created', secret: SECRET, set });
  const forged = createDelivery({ provider: 'dynamic', event: 'user.created', secret: 'another secret' });
  const delivered = [await send(delivery, url), await send(forged, url)].map((result) => result.delivered);
  const { status: duplicate } = await receiver.fetch(new Request(url, delivery));
  server.closeAllConnections();
  server.close();

  const { verify } = createVerifier({ ...PRESETS.github, header: 'x-dynamic-signature-256' }, SECRET);
  const body = new TextEncoder().encode(delivery.body);
  const { ok: verified } = await verify({ headers: delivery.headers, body });
  const parsed = safeParseEvent({ ...JSON.parse(delivery.body), eventName: 7 });

  const listener = await listen({ provider: 'dynamic', secret: SECRET });
  await send(delivery, listener.url);
  await listener.close();

  const mock = createMockServer();
  const page = await fetch(new URL('/console/console.html', await mock.listen()));
  await mock.close();
  return {
    emails,
    delivered,
    duplicate,
    verified,
    known: isKnownEventType('dynamic', 'user.created'),
    issues: parsed.ok ? '' : formatIssues(parsed.issues),
    listened: listener.received.map(({ verification, issues }) => [verification.ok, issues.length]),
    console: page.status,
  };
}

receive().then((result) => process.stdout.write(JSON.stringify(result)));
