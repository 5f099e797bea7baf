import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { taskHashes } from '../src/turbo.ts';
import { type CacheServer, startCacheServer } from './cacheServer.ts';

let folder: string;
let server: CacheServer;
const copies: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hookbook-cache-'));
  server = await startCacheServer(folder);
}, 300_000);
afterAll(async () => {
  await server.stop();
  for (const created of [folder, ...copies]) await rm(created, { recursive: true, force: true });
});

/** A copy of the repository without results, in a folder of its own, as CONTRIBUTING.md sets it up. */
async function clone(): Promise<string> {
  const copy = await copyRepository();
  copies.push(copy);
  const file = path.join(copy, 'turbo.json');
  const config = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...config, remoteCache: { signature: true } }));
  for (const workspace of ['docs', 'mock-server', 'receiver', 'types', 'validators'])
    await rm(path.join(copy, 'packages', workspace, 'dist'), { recursive: true, force: true });
  return copy;
}

/** Builds with the remote cache. Returns what was printed, and how many of the cached tasks were restored. */
async function build(copy: string, key = 'A key of at least 32 characters.') {
  const { stdout, stderr } = await runOrThrow('turbo', ['run', 'build'], {
    cwd: copy,
    env: { ...server.env, TURBO_REMOTE_CACHE_SIGNATURE_KEY: key, TURBO_TELEMETRY_DISABLED: '1' },
  });
  const [, restored, total] = /Cached: +(\d+) cached, (\d+) total/.exec(stdout) ?? [];
  expect(await readFile(path.join(copy, 'packages/types/dist/index.js'), 'utf8')).toContain('isKnownEventType');
  return { output: stdout + stderr, restored: Number(restored), total: Number(total) };
}

async function countTasks(copy: string): Promise<number> {
  return Object.keys(await taskHashes(copy, 'build')).length;
}

describe('the remote cache', { timeout: 300_000 }, () => {
  test('gives a second clone in another folder every result', async () => {
    const first = await build(await clone());
    expect(first.restored).toBe(0);
    const second = await clone();
    const { restored } = await build(second);
    expect(restored).toBe(await countTasks(second));
  });

  test('serves eight clients at once', async () => {
    const clones: string[] = [];
    for (let index = 0; index < 8; index++) clones.push(await clone());
    const results = await Promise.all(clones.map((copy) => build(copy)));
    const expected = await countTasks(clones[0] ?? '');
    expect(results.map(({ restored }) => restored)).toEqual(results.map(() => expected));
  });

  test('is not trusted: a result that was changed on the server is built again', async () => {
    const copy = await clone();
    const { 'types#build': hash = '' } = await taskHashes(copy, 'build');
    const name = (await readdir(server.storage, { recursive: true })).find((file) => file.endsWith(hash)) ?? '';
    const artifact = path.join(server.storage, name);
    const bytes = await readFile(artifact);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(artifact, bytes);
    const { restored } = await build(copy);
    expect(restored).toBe((await countTasks(copy)) - 1);
  });

  test('is not trusted with another key', async () => {
    const { restored } = await build(await clone(), 'Another key of 32 characters, at least.');
    expect(restored).toBe(0);
  });

  test('may be down: the build succeeds without it', async () => {
    await server.stop();
    const { restored } = await build(await clone());
    expect(restored).toBe(0);
  });
});
