import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { bundle } from '../src/receiver/measureBundles.ts';

const programOf = (provider: string) => `import { createReceiver } from '@hookbook/receiver/${provider}';
  export const { fetch } = createReceiver({ secret: globalThis.secret, on: { 'user.created': console.log, otherwise() {} } });`;

test.each([
  ['worth', 4.8],
  ['dynamic', 5.5],
  ['flagright', 5.5],
  ['platform', 5.9],
])('the receiver of %s is at most %s KB gzip beside its validators', async (provider, kilobytes) => {
  const code = await bundle(programOf(provider));
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(kilobytes * 1024);
});

test('code that the provider does not need is left out', async () => {
  const code = await bundle(programOf('dynamic'));
  expect(code).toContain('sha256=');
  // Of forms, handshakes, resources, batches, Standard Webhooks and inboxes.
  for (const text of ['urlencoded', 'nosniff', 'isLatest', 'events', 'whsec_', 'BEGIN', 'append', 'purge'])
    expect(code).not.toContain(text);
});

describe('a mistake in code', () => {
  /** What is thrown for handlers that are no object. */
  async function thrown(mode: string, platform: 'browser' | 'neutral' = 'browser'): Promise<string> {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { createReceiver } from '@hookbook/receiver/dynamic'; export { createReceiver };`,
        resolveDir: import.meta.dirname,
      },
      ...{ bundle: true, format: 'esm', write: false, platform },
      define: mode === '' ? {} : { 'process.env.NODE_ENV': JSON.stringify(mode) },
    });
    const code = outputFiles[0]?.text ?? '';
    const { createReceiver } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    try {
      return createReceiver({ secret: 'a secret for tests', on: { 'user.created': 1 } });
    } catch (error) {
      return String(error);
    }
  }

  test('is explained during development', async () => {
    const text = 'TypeError: The handler of "user.created" is not a function.';
    expect(await thrown('development')).toBe(text);
    expect(await thrown('', 'neutral')).toBe(text);
  });

  test('has a name in production', async () => {
    expect(await thrown('production')).toBe('TypeError: @hookbook/receiver: handler user.created');
  });
});
