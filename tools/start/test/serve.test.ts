import { expect, test } from 'vitest';
import { type Startable, startOn } from '../src/serve.ts';

function server(free: (port: number) => boolean, code: string): () => Startable {
  return () => ({
    listen: async (port = 0) => {
      if (free(port)) return `http://127.0.0.1:${port === 0 ? 50_000 : port}`;
      throw Object.assign(new Error(`port ${port}`), { code });
    },
    close: async () => {},
  });
}

test('the wanted port is used if it is free', async () => {
  const running = await startOn(
    4000,
    server(() => true, ''),
  );
  expect(running).toMatchObject({ url: 'http://127.0.0.1:4000', taken: [] });
});

test.each(['EADDRINUSE', 'EACCES', 'port-not-free'])('%s leads to a free port, and is told', async (code) => {
  const running = await startOn(
    4000,
    server((port) => port === 0, code),
  );
  expect(running).toMatchObject({ url: 'http://127.0.0.1:50000', taken: [4000] });
});

test('any other error is not hidden', async () => {
  await expect(
    startOn(
      4000,
      server((port) => port === 0, 'ENOENT'),
    ),
  ).rejects.toThrow('port 4000');
});

test('an error on port 0 is not hidden', async () => {
  await expect(
    startOn(
      0,
      server(() => false, 'EADDRINUSE'),
    ),
  ).rejects.toThrow('port 0');
});
