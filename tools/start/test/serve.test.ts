import { expect, test } from 'vitest';
import { type StartableServer, startOn } from '../src/serve.ts';

/** A server that listens only on free ports and fails with the code on others. */
function serverWith(isFree: (port: number) => boolean, code: string): () => StartableServer {
  return () => ({
    listen: async (port = 0) => {
      if (isFree(port)) return `http://127.0.0.1:${port === 0 ? 50_000 : port}`;
      throw Object.assign(new Error(`port ${port}`), { code });
    },
    close: async () => {},
  });
}

test('the requested port is used if it is free', async () => {
  const create = serverWith(() => true, '');
  expect(await startOn(4000, create)).toMatchObject({ url: 'http://127.0.0.1:4000', taken: [] });
});

test.each(['EADDRINUSE', 'EACCES', 'port-not-free'])('a free port is used after %s, and reported', async (code) => {
  const create = serverWith((port) => port === 0, code);
  expect(await startOn(4000, create)).toMatchObject({ url: 'http://127.0.0.1:50000', taken: [4000] });
});

test('any other error is thrown', async () => {
  const create = serverWith((port) => port === 0, 'ENOENT');
  await expect(startOn(4000, create)).rejects.toThrow('port 4000');
});

test('an error on port 0 is thrown', async () => {
  const create = serverWith(() => false, 'EADDRINUSE');
  await expect(startOn(0, create)).rejects.toThrow('port 0');
});
