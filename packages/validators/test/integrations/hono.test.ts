import { sValidator } from '@hono/standard-validator';
import { strict } from '@hookbook/validators';
import { userCreatedEvent } from '@hookbook/validators/platform';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { body, faulty, newer } from './bodies.ts';

const app = new Hono()
  .post('/users', sValidator('json', userCreatedEvent), (context) => {
    const event = context.req.valid('json');
    return context.json({ name: event.data.username });
  })
  .post('/strict', sValidator('json', strict(userCreatedEvent)), (context) => context.body(null, 204))
  .post(
    '/hook',
    sValidator('json', userCreatedEvent, (result, context) =>
      result.success ? undefined : context.json({ places: result.error.map(({ path }) => path?.join('.')) }, 422),
    ),
    (context) => context.json({ id: context.req.valid('json').id }),
  );

function post(path: string, payload: unknown): Response | Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return app.request(path, { method: 'POST', headers, body: JSON.stringify(payload) });
}

test('a valid event reaches the handler, typed', async () => {
  const response = await post('/users', body);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ name: 'johndoe' });
});

test('an invalid event is answered with its issues', async () => {
  const response = await post('/users', faulty);
  expect(response.status).toBe(400);
  const { success, error } = (await response.json()) as { success: boolean; error: object[] };
  expect(success).toBe(false);
  expect(error).toMatchObject([
    { path: ['id'], code: 'type', message: 'expected string, received number 7' },
    { path: ['data', 'email'], code: 'format', message: 'expected email, received string "nobody"' },
  ]);
});

test('a hook is given the paths of the issues', async () => {
  const response = await post('/hook', faulty);
  expect(response.status).toBe(422);
  expect(await response.json()).toEqual({ places: ['id', 'data.email'] });
});

test('a hook lets a valid event pass', async () => {
  expect(await (await post('/hook', body)).json()).toEqual({ id: 'evt_1' });
});

test('a field that the contract does not know passes, but not strictly', async () => {
  expect((await post('/users', newer)).status).toBe(200);
  const response = await post('/strict', newer);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: [{ path: ['data', 'shoe_size'], code: 'unknown-field' }] });
  expect((await post('/strict', body)).status).toBe(204);
});

test('another event is none of this type', async () => {
  const response = await post('/users', { ...body, type: 'user.deleted' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: [{ path: ['type'], code: 'const' }] });
});
