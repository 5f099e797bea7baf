import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '@hookbook/testkit/receiver';
import { describe, expect, onTestFinished, test } from 'vitest';
import { certify, catalogue as contract } from '../src/index.ts';
import { SECRET } from '../test/handWrittenReceiver.ts';
import { hookbookMock } from '../test/hookbookMock.ts';

const PROGRAM = fileURLToPath(new URL('killedReceiver.ts', import.meta.url));

async function certified(when: string, check = 'killed') {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-killed-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [file, port] = [path.join(folder, 'effects.log'), await findFreePort()];
  const command = `"${process.execPath}" "${PROGRAM}" "${file}" ${port} ${when}`;
  const args = ['certify', `http://127.0.0.1:${port}/`, '--provider', 'platform', '--secret', SECRET, '--only', check];
  const more = ['--start', command, '--observe', file, '--patience', '300', '--json'];
  const readBytes = (name: string) => readFile(name).catch(() => new Uint8Array());
  const { code, stdout, stderr } = await hookbookMock([...args, ...more], { catalogue: contract, readBytes });
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  return { code, stderr, results: code === 2 ? [] : JSON.parse(stdout).results };
}

describe('a receiver that is killed and started again', () => {
  test('passes if it handles an event before it responds', async () => {
    expect(await certified('before')).toMatchObject({ code: 0, results: [{ check: 'killed', passed: true }] });
  });

  test('fails if it responds first, because events are lost', async () => {
    const { code, results } = await certified('after');
    expect({ code, results }).toMatchObject({
      code: 1,
      results: [{ check: 'killed', problem: { message: expect.stringMatching(/^The effect of .* happened 0 times/) } }],
    });
  });

  test('fails if a duplicate has another effect after a restart', async () => {
    const check = 'duplicate-after-restart';
    expect(await certified('before', check)).toMatchObject({ code: 0, results: [{ check, passed: true }] });
    expect(await certified('forgetful', check)).toMatchObject({
      code: 1,
      results: [{ check, problem: { message: expect.stringMatching(/happened 2 times/) } }],
    });
  });

  test('is started again when the one before it has let go of its port', async () => {
    const port = await findFreePort();
    const handled = new Map<string, number>();
    const start = async () => {
      const server = createServer(async (request, response) => {
        const { id } = JSON.parse((await buffer(request)).toString());
        handled.set(id, 1);
        response.writeHead(204).end();
      }).listen(port, '127.0.0.1');
      await once(server, 'listening');
      const end = () => {
        server.close();
        server.closeAllConnections();
      };
      return { kill: async () => void setTimeout(end, 200) };
    };
    const observe = async (id: string) => handled.get(id) ?? 0;
    const options = { provider: 'platform', secret: SECRET, start, observe, only: ['killed'] as const, patience: 300 };
    const { results } = await certify({ url: `http://127.0.0.1:${port}/`, ...options });
    expect(results).toMatchObject([{ check: 'killed', passed: true }]);
  }, 30_000);
});
