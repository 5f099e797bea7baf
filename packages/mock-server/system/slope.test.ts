import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { leastSquaresSlope } from './leastSquaresSlope.ts';

const DELIVERIES = Number(process.env.HOOKBOOK_DELIVERIES ?? 200_000);
/** Fewer, since each takes longer. */
const POSTS = 20_000;
const SAMPLES = 10;
const AT_ONCE = 20;

/** Bytes. The smallest object has 12 of them, so one that stays behind for each delivery is more. */
const MAX_PER_DELIVERY = 8;

interface Started {
  readonly child: ChildProcess;
  /** Resolves to the next message of the process. Rejects if it ends before. */
  readonly next: () => Promise<unknown>;
}

function start(script: string, ...args: readonly string[]): Started {
  const file = fileURLToPath(new URL(script, import.meta.url));
  // Code that has not run for a while would be thrown away, which hides what grows.
  const child = fork(file, args, { execArgv: ['--expose-gc', '--no-flush-bytecode'] });
  onTestFinished(() => void child.kill());
  const messages = on(child, 'message', { close: ['exit'] });
  const next = async () => {
    const { value, done } = await messages.next();
    if (done) throw new Error(`${script} ended with ${child.exitCode}.`);
    return value[0];
  };
  return { child, next };
}

async function startReceiver(): Promise<string> {
  return `http://127.0.0.1:${await start('acceptAll.ts').next()}/webhooks`;
}

/** Bytes per delivery in the second half: until then, the engine compiles, and caches fill. */
function growth(heaps: readonly number[], perSample: number): number {
  const points = heaps.map((y, index) => ({ x: index * perSample, y }));
  const slope = leastSquaresSlope(points.slice(points.length / 2));
  const sizes = heaps.map((heap) => (heap / 1_000_000).toFixed(2)).join(' ');
  console.log(`${slope.toFixed(2)} bytes per delivery in the second half; heap in MB: ${sizes}`);
  return slope;
}

test('the slope of a line is found among its deviations', () => {
  const points = [1, -1, -1, 1].map((deviation, x) => ({ x, y: 7 + 3 * x + deviation }));
  expect(leastSquaresSlope(points)).toBeCloseTo(3);
});

test(`${DELIVERIES} deliveries leave nothing behind in the sender`, async () => {
  const url = await startReceiver();
  const perSample = DELIVERIES / SAMPLES;
  const { next } = start('sendMany.ts', url, String(SAMPLES), String(perSample));
  const heaps: number[] = [];
  while (heaps.length < SAMPLES) heaps.push(Number(await next()));
  expect(growth(heaps, perSample)).toBeLessThan(MAX_PER_DELIVERY);
}, 1_800_000);

test(`${POSTS} requests to send leave nothing behind in a server, except the latest`, async () => {
  const url = await startReceiver();
  const { child, next } = start('serveAndMeasure.ts');
  const origin = await next();
  const heaps: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await post(`${origin}/send`, { provider: 'dynamic', event: 'user.created', url }, POSTS / SAMPLES);
    child.send('measure');
    heaps.push(Number(await next()));
  }
  expect(growth(heaps, POSTS / SAMPLES)).toBeLessThan(MAX_PER_DELIVERY);
}, 1_800_000);

async function post(url: string, value: object, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const options = { method: 'POST', agent, headers: { 'content-type': 'application/json' } };
  const body = JSON.stringify(value);
  let left = count;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const [response] = await once(request(url, options).end(body), 'response');
      const answer = await text(response);
      if (!answer.includes('"delivered": true')) throw new Error(answer);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  agent.destroy();
}
