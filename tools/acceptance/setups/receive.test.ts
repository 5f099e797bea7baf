import { createDelivery } from '@hookbook/mock-server';
import { createReceiver } from '@hookbook/receiver/dynamic';
import type { UserCreatedEvent } from '@hookbook/types/dynamic';
import { userCreatedEvent } from '@hookbook/validators/dynamic';

const SECRET = 'a secret for tests';

test('handles a typed event', async () => {
  const handled: UserCreatedEvent[] = [];
  const on = { 'user.created': (event: UserCreatedEvent) => void handled.push(event), otherwise: () => {} };
  const receiver = createReceiver({ secret: SECRET, on });
  const delivery = createDelivery({ provider: 'dynamic', event: 'user.created', secret: SECRET });
  const { status } = await receiver.fetch(new Request('http://localhost/', delivery));
  expect(status).toBe(204);
  // @ts-expect-error: a user has no such field
  expect(handled[0]?.data.emial).toBeUndefined();
  expect(userCreatedEvent.is(handled[0])).toBe(true);
});
