import { startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { describe, expect, test } from 'vitest';
import { catalogue, DEFAULT_SECRET } from '../../src/index.ts';
import { hookbookMock } from '../hookbookMock.ts';
import { KEY } from '../testProviders.ts';

describe('play', () => {
  const args = (to: string) => ['play', 'acme post', 'parcel.lost', 'parcel.l*', '--to', to, '--secret', KEY];

  test('sends events of one provider, and prints each', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(202).end());
    const { code, stdout, stderr } = await hookbookMock([...args(receiver.url), '--json']);
    expect([code, receiver.received.length]).toEqual([0, 2]);
    expect(stderr).toMatch(/^1\/2 parcel\.lost delivered: 202 .*\n2\/2 parcel\.lost delivered: 202 /m);
    expect(JSON.parse(stdout)).toMatchObject({
      delivered: true,
      deliveries: [{ delivery: { event: 'parcel.lost' } }, { delivery: { event: 'parcel.lost' } }],
    });
  });

  test('does not wait for the time between events, and the last one has just happened', async () => {
    await using receiver = await startReceiver();
    const started = Date.now();
    const { code } = await hookbookMock(['play', 'platform', 'life-of-a-user', '--to', receiver.url], { catalogue });
    expect(code).toBe(0);
    const times = receiver.received.map(({ body }) => Date.parse(JSON.parse(body.toString()).created_at));
    const [first = 0, , last = 0] = times;
    expect([times.length, last - first]).toEqual([3, 90_000_000]);
    expect(Math.abs(last - started)).toBeLessThan(60_000);
    expect(receiver.received.every((request) => verifyStandardWebhook(request, DEFAULT_SECRET))).toBe(true);
  });

  test('repeats each event, with a time between all of them', async () => {
    await using receiver = await startReceiver();
    const events = ['play', 'platform', 'user.created', 'user.*', '--after', 'PT5M', '--repeat', '2'];
    const { code } = await hookbookMock([...events, '--to', receiver.url], { catalogue });
    const bodies = receiver.received.map(({ body }) => JSON.parse(body.toString()));
    const times = bodies.map(({ created_at }) => Date.parse(created_at));
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect([code, bodies.length > 4, new Set(waits)]).toEqual([0, true, new Set([300_000])]);
    expect(bodies.slice(0, 2).map(({ type }) => type)).toEqual(['user.created', 'user.created']);
  });

  test('leaves the times of a scenario as they are', async () => {
    await using receiver = await startReceiver();
    const flags = ['--after', 'PT5M', '--repeat', '2', '--to', receiver.url];
    const { code } = await hookbookMock(['play', 'platform', 'life-of-a-user', ...flags], { catalogue });
    expect([code, receiver.received.length]).toEqual([0, 3]);
  });

  test.each([
    ['--after', '5m', 'Use an ISO 8601 duration such as PT5M.'],
    ['--repeat', '0', 'Use an integer from 1 to 1000.'],
  ])('says which values %s has', async (flag, value, fix) => {
    const { code, stderr } = await hookbookMock(['play', 'acme post', 'parcel.lost', '--to', '1', flag, value]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(fix)]);
  });

  test('exits with 1 if one is not delivered', async () => {
    await using receiver = await startReceiver((response) =>
      response.writeHead(receiver.received.length > 1 ? 202 : 500).end(),
    );
    expect((await hookbookMock(args(receiver.url))).code).toBe(1);
  });

  test('needs something to play', async () => {
    const { code, stderr } = await hookbookMock(['play', 'acme post', '--to', '1']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Missing argument <scenario or events…>.')]);
  });
});
