import { certify, createDelivery } from '@hookbook/mock-server';
import { afterAll, beforeAll, describe, expect, type TestContext, test, vi } from 'vitest';
import { BY_HAND, type StartByHand } from './byHand/frameworks.ts';
import { createReceive, type EndpointOptions, MAX_BYTES, type PlatformEvent } from './byHand/handle.ts';
import { ABOUT_BODIES, CHECKS, MISTAKES } from './byHand/mistakes.ts';

const PLATFORM = { provider: 'platform', secret: 'whsec_c2VjcmV0IGZvciB0ZXN0cyBvbmx5ISEh' };

// Endpoints log requests that do not arrive completely.
beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
afterAll(() => void vi.restoreAllMocks());

/** An endpoint that counts the effects of each event. */
async function setUp(start: StartByHand, { onTestFinished }: TestContext) {
  const effects = new Map<string, number>();
  const count = async ({ id }: PlatformEvent) => void effects.set(id, (effects.get(id) ?? 0) + 1);
  const { url } = await serve(start, count, onTestFinished);
  return { ...PLATFORM, url, observe: async (id: string) => effects.get(id) ?? 0 };
}

async function serve(
  start: StartByHand,
  handle: EndpointOptions['handle'],
  onTestFinished: TestContext['onTestFinished'],
) {
  const { origin, close } = await start(createReceive({ secret: PLATFORM.secret, handle }));
  onTestFinished(async () => void (await close()));
  return { url: `${origin}/webhooks` };
}

// A certificate mostly waits, so several are made at once.
describe.concurrent('an endpoint by hand', () => {
  test.for(Object.entries(BY_HAND))('passes every check in %s', async ([, start], context) => {
    const { results } = await certify(await setUp(start, context));
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(60);
  });

  test.for(Object.entries(BY_HAND))('responds with the usual statuses in %s', async ([name, start], context) => {
    const { url, observe } = await setUp(start, context);
    const { id, method, headers, body } = createDelivery({ ...PLATFORM, event: 'user.created' });
    const statusOf = async (changes: RequestInit) => (await fetch(url, { method, headers, body, ...changes })).status;
    // Their routers do not find a route of another method.
    const get = /NestJS|Fastify/.test(name) ? 404 : 405;
    expect({
      signed: await statusOf({}),
      get: await statusOf({ method: 'GET', body: null }),
      text: await statusOf({ headers: { ...headers, 'content-type': 'text/plain' } }),
      large: await statusOf({ body: 'x'.repeat(MAX_BYTES + 1) }),
      unsigned: await statusOf({ headers: { 'content-type': 'application/json' } }),
    }).toEqual({ signed: 204, get, text: 415, large: 413, unsigned: 401 });
    expect(await observe(id)).toBe(1);
  });

  test.for(Object.entries(BY_HAND))('lets the provider try again after a failure in %s', async ([, start], context) => {
    let calls = 0;
    const handle = async () => {
      calls += 1;
      if (calls === 1) throw new Error('The database is away.');
    };
    const { url } = await serve(start, handle, context.onTestFinished);
    const delivery = createDelivery({ ...PLATFORM, event: 'user.created' });
    const attempts = [await fetch(url, delivery), await fetch(url, delivery), await fetch(url, delivery)];
    expect(attempts.map(({ status }) => status)).toEqual([500, 204, 204]);
    expect(await attempts[0]?.text()).not.toContain('database');
    expect(calls).toBe(2);
  });
});

describe.concurrent('a mistake is found, and advice for the framework is given', () => {
  test.for(Object.entries(MISTAKES))('%s', async ([, { start, framework, found, advice }], context) => {
    const endpoint = await setUp(start, context);
    const { results } = await certify({ ...endpoint, framework, only: CHECKS, patience: 200 });
    const failed = results.filter(({ passed }) => !passed);
    expect(failed.map(({ check }) => check)).toEqual(found);
    const aboutBodies = failed.filter(({ check }) => check === 'usual' || ABOUT_BODIES.includes(check));
    if (advice) for (const { problem } of aboutBodies) expect(problem?.fix).toMatch(advice);
  });
});
