import type { AddressInfo } from 'node:net';
import { WebhookValidationError } from '@hookbook/validators';
import { userCreatedEvent } from '@hookbook/validators/platform';
import { initTRPC } from '@trpc/server';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { body, invalid } from './bodies.ts';

const { router, procedure } = initTRPC.create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    issues: error.cause instanceof WebhookValidationError ? error.cause.issues : [],
  }),
});

/** Only the standard interface, without `parse`, which tRPC prefers. */
const standard = { '~standard': userCreatedEvent['~standard'] };

const server = createHTTPServer({
  router: router({
    greet: procedure.input(userCreatedEvent).mutation(({ input }) => `Hello ${input.data.username}`),
    standard: procedure.input(standard).mutation(({ input }) => `Hello ${input.data.username}`),
    latest: procedure.output(userCreatedEvent).query(() => body),
    broken: procedure.output(userCreatedEvent).query(() => invalid as never),
  }),
});

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<unknown>((resolve) => void server.close(resolve)));

async function call(name: string, input?: unknown): Promise<{ readonly status: number; readonly json: unknown }> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) };
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/${name}`, input === undefined ? {} : post);
  return { status: response.status, json: await response.json() };
}

test.each(['greet', 'standard'])('%s: a valid input reaches the procedure with its type', async (name) => {
  const { status, json } = await call(name, body);
  expect(json).toEqual({ result: { data: 'Hello johndoe' } });
  expect(status).toBe(200);
});

test('an invalid input is a bad request, with the issues in its cause', async () => {
  const { status, json } = await call('greet', invalid);
  expect(status).toBe(400);
  expect(json).toMatchObject({
    error: {
      data: { code: 'BAD_REQUEST' },
      issues: [
        { path: ['id'], code: 'type' },
        { path: ['data', 'email'], code: 'format' },
      ],
    },
  });
});

test('with only the standard interface, an invalid input is a bad request with a message', async () => {
  const { status, json } = await call('standard', invalid);
  expect(status).toBe(400);
  expect(json).toMatchObject({
    error: { message: 'expected string, received number 7', data: { code: 'BAD_REQUEST' } },
  });
});

test('outputs are validated too', async () => {
  expect(await call('latest')).toEqual({ status: 200, json: { result: { data: body } } });
  const { status, json } = await call('broken');
  expect(status).toBe(500);
  expect(json).toMatchObject({ error: { message: 'Output validation failed' } });
});
