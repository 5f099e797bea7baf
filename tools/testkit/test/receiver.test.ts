import { expect, test } from 'vitest';
import { findFreePort, onlyRequest, startReceiver } from '../src/receiver.ts';

test('a receiver records requests byte for byte, and accepts them', async () => {
  await using receiver = await startReceiver();
  const body = new Uint8Array([0xff, 0x00, 0x7b]);
  const response = await fetch(`${receiver.url}?a=1`, { method: 'PUT', body, headers: { 'x-topic': 'order' } });
  expect(response.status).toBe(204);
  const request = onlyRequest(receiver);
  expect(request).toMatchObject({ method: 'PUT', path: '/webhooks?a=1', headers: { 'x-topic': 'order' } });
  expect(request.body.equals(body)).toBe(true);
});

test('a receiver responds as it is told', async () => {
  await using receiver = await startReceiver((response, { body }) => response.writeHead(500).end(body.toString()));
  const response = await fetch(receiver.url, { method: 'POST', body: 'text' });
  expect([response.status, await response.text()]).toEqual([500, 'text']);
});

test('onlyRequest throws unless exactly one request has arrived', async () => {
  await using receiver = await startReceiver();
  expect(() => onlyRequest(receiver)).toThrow('0 requests');
  await fetch(receiver.url);
  await fetch(receiver.url);
  expect(() => onlyRequest(receiver)).toThrow('2 requests');
});

test('a closed receiver frees its port, even while a request is open', async () => {
  const receiver = await startReceiver(() => {});
  const pending = fetch(receiver.url);
  pending.catch(() => {});
  await expect.poll(() => receiver.received.length).toBe(1);
  await receiver.close();
  await expect(pending).rejects.toThrow('fetch failed');
  await expect(fetch(receiver.url)).rejects.toThrow('fetch failed');
});

test('nothing listens on a free port', async () => {
  await expect(fetch(`http://127.0.0.1:${await findFreePort()}/`)).rejects.toThrow('fetch failed');
});
