import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

describe('the process', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('serve stops cleanly on %s', async (signal) => {
    const child = startServer();
    const exit = once(child, 'exit');
    const origin = await Promise.race([originIn(child.stdout), exit.then(() => 'exited early')]);
    expect((await fetch(`${origin}/events`)).status).toBe(200);
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
  });

  test('serve reports that a delivery failed', async () => {
    const child = startServer();
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
    const origin = await originIn(child.stdout);
    const headers = { 'content-type': 'application/json' };
    // Nothing listens at this port.
    const body = JSON.stringify({ provider: 'platform', event: 'user.created', url: 'http://127.0.0.1:1/' });
    expect((await fetch(`${origin}/send`, { method: 'POST', headers, body })).ok).toBe(true);
    await expect.poll(() => log).toMatch(/ECONNREFUSED[\s\S]*No attempts are left\. The delivery failed\.\n$/);
    child.kill();
    await once(child, 'exit');
  });

  test('serve prints JSON, a line for each thing that happens', async () => {
    const child = startServer('--json');
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async () => JSON.parse(String((await lines.next()).value));
    const listening = await next();
    expect(listening).toEqual({ type: 'listening', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
    const body = JSON.stringify({ provider: 'platform', event: 'user.created', url: 'http://127.0.0.1:1/' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${listening.url}/send`, { method: 'POST', headers, body });
    expect(await next()).toMatchObject({
      ...{ type: 'attempt', number: 1, provider: 'platform', event: 'user.created', id: expect.any(String) },
      attempt: { delivered: false, error: { code: 'ECONNREFUSED' } },
    });
    child.kill();
    await once(child, 'exit');
  });
});

function startServer(...args: readonly string[]) {
  const main = fileURLToPath(new URL('../startMain.ts', import.meta.url));
  return spawn(process.execPath, [main, 'serve', '--port', '0', ...args]);
}

async function originIn(output: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += chunk.toString();
    const origin = /Open (http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1];
    if (origin) return origin;
  }
  throw new Error(`No address in: ${text}`);
}

test('the executable starts the built module', async () => {
  const bin = await readFile(new URL('../../bin/hookbook-mock.js', import.meta.url), 'utf8');
  expect(bin).toContain("from '../dist/cli/main.js'");
});
