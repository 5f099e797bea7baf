import type { AddressInfo } from 'node:net';
import { WebhookValidationError } from '@hookbook/validators';
import { userCreatedEvent } from '@hookbook/validators/platform';
import { initTRPC } from '@trpc/server';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { body, faulty } from './bodies.ts';

const { router, procedure } = initTRPC.create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    issues: error.cause instanceof WebhookValidationError ? error.cause.issues : [],
  }),
});

/** All that the standard has, without the methods of ours that tRPC would rather call. */
const standard = { '~standard': userCreatedEvent['~standard'] };

const server = createHTTPServer({
  router: router({
    greet: procedure.input(userCreatedEvent).mutation(({ input }) => `Hello ${input.data.username}`),
    standard: procedure.input(standard).mutation(({ input }) => `Hello ${input.data.username}`),
    latest: procedure.output(userCreatedEvent).query(() => body),
    broken: procedure.output(userCreatedEvent).query(() => faulty as never),
  }),
});

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<unknown>((resolve) => void server.close(resolve)));

async function call(name: string, input?: unknown): Promise<{ readonly status: number; readonly answer: unknown }> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) };
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/${name}`, input === undefined ? {} : post);
  return { status: response.status, answer: await response.json() };
}

test.each(['greet', 'standard'])('%s: a valid input reaches the procedure, typed', async (name) => {
  const { status, answer } = await call(name, body);
  expect(answer).toEqual({ result: { data: 'Hello johndoe' } });
  expect(status).toBe(200);
});

test('an invalid input is a bad request, whose cause has the issues', async () => {
  const { status, answer } = await call('greet', faulty);
  expect(status).toBe(400);
  expect(answer).toMatchObject({
    error: {
      data: { code: 'BAD_REQUEST' },
      issues: [
        { path: ['id'], code: 'type' },
        { path: ['data', 'email'], code: 'format' },
      ],
    },
  });
});

test('by the standard alone an invalid input is a bad request that says what is wrong', async () => {
  const { status, answer } = await call('standard', faulty);
  expect(status).toBe(400);
  expect(answer).toMatchObject({
    error: { message: 'expected string, received number 7', data: { code: 'BAD_REQUEST' } },
  });
});

test('an output is validated too', async () => {
  expect(await call('latest')).toEqual({ status: 200, answer: { result: { data: body } } });
  const { status, answer } = await call('broken');
  expect(status).toBe(500);
  expect(answer).toMatchObject({ error: { message: 'Output validation failed' } });
});
