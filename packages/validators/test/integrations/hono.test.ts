import { sValidator } from '@hono/standard-validator';
import { strict } from '@hookbook/validators';
import { userCreatedEvent } from '@hookbook/validators/platform';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { body, drifted, invalid } from './bodies.ts';

const app = new Hono()
  .post('/users', sValidator('json', userCreatedEvent), (context) => {
    const event = context.req.valid('json');
    return context.json({ name: event.data.username });
  })
  .post('/strict', sValidator('json', strict(userCreatedEvent)), (context) => context.body(null, 204))
  .post(
    '/hook',
    sValidator('json', userCreatedEvent, (result, context) =>
      result.success ? undefined : context.json({ paths: result.error.map(({ path }) => path?.join('.')) }, 422),
    ),
    (context) => context.json({ id: context.req.valid('json').id }),
  );

function post(path: string, payload: unknown): Response | Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return app.request(path, { method: 'POST', headers, body: JSON.stringify(payload) });
}

test('a valid event reaches the handler with its type', async () => {
  const response = await post('/users', body);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ name: 'johndoe' });
});

test('the response to an invalid event contains its issues', async () => {
  const response = await post('/users', invalid);
  expect(response.status).toBe(400);
  const { success, error } = (await response.json()) as { success: boolean; error: object[] };
  expect(success).toBe(false);
  expect(error).toMatchObject([
    { path: ['id'], code: 'type', message: 'expected string, received number 7' },
    { path: ['data', 'email'], code: 'format', message: 'expected email, received string "nobody"' },
  ]);
});

test('a hook receives the paths of the issues', async () => {
  const response = await post('/hook', invalid);
  expect(response.status).toBe(422);
  expect(await response.json()).toEqual({ paths: ['id', 'data.email'] });
});

test('a hook accepts a valid event', async () => {
  expect(await (await post('/hook', body)).json()).toEqual({ id: 'evt_1' });
});

test('an unknown field is accepted, except in strict mode', async () => {
  expect((await post('/users', drifted)).status).toBe(200);
  const response = await post('/strict', drifted);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: [{ path: ['data', 'shoe_size'], code: 'unknown-field' }] });
  expect((await post('/strict', body)).status).toBe(204);
});

test('an event of another type is rejected', async () => {
  const response = await post('/users', { ...body, type: 'user.deleted' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: [{ path: ['type'], code: 'const' }] });
});
