import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

describe('the process', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('serve stops cleanly on %s', async (signal) => {
    const child = spawn(process.execPath, [
      fileURLToPath(new URL('../startMain.ts', import.meta.url)),
      'serve',
      '--port',
      '0',
    ]);
    const exit = once(child, 'exit');
    const origin = await Promise.race([originIn(child.stdout), exit.then(() => 'exited early')]);
    expect((await fetch(`${origin}/events`)).status).toBe(200);
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
  });
});

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
