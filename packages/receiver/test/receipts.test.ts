import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { memoryReceipts, type Receipts } from '../src/index.ts';
import { sqliteReceipts } from '../src/receipts/sqlite.ts';
import { receiptsTests } from '../src/receipts/testing.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hookbook-receipts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each<[string, () => Receipts]>([
  ['in memory', () => memoryReceipts()],
  ['in SQLite', () => sqliteReceipts(new DatabaseSync(path.join(folder, 'receipts.db')))],
])('receipts %s', (_, create) => {
  for (const { name, run } of receiptsTests(create)) test(name, run);
});

test.each<[string, (receipts: Receipts) => Partial<Receipts>]>([
  ['claims twice', () => ({ claim: async () => ({ state: 'new', token: crypto.randomUUID(), attempt: 1 }) })],
  [
    'completes for everybody',
    ({ complete }) => ({ complete: async (key, token) => (await complete(key, token)) || true }),
  ],
  ['knows no order', () => ({ isLatest: () => true })],
  ['remembers no order', () => ({ setLatest: () => {} })],
  ['forgets', ({ release }) => ({ complete: release })],
])('the tests find receipts with a fault: %s', async (_, fault) => {
  const receipts = memoryReceipts();
  const tests = receiptsTests(() => ({ ...receipts, ...fault(receipts) }));
  const results = await Promise.allSettled(tests.map(({ run }) => run()));
  expect(results.map(({ status }) => status)).toContain('rejected');
});

test('memory forgets the oldest keys first', async () => {
  const receipts = memoryReceipts({ max: 2 });
  const stateOf = async (key: string) => {
    const claim = await receipts.claim(key, { lease: 1000, ttl: 1000 });
    if (claim.state === 'new') await receipts.complete(key, claim.token);
    return claim.state;
  };
  for (const key of ['a', 'b', 'c']) await stateOf(key);
  expect([await stateOf('c'), await stateOf('b'), await stateOf('a')]).toEqual(['done', 'done', 'new']);
});

test('of several processes on one SQLite file, one claims a key', async () => {
  const file = path.join(folder, 'shared.db');
  const program = fileURLToPath(new URL('claimKeys.ts', import.meta.url));
  const runs = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, [program, file, '200']));
  const claimed = (await Promise.all(runs)).flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
  expect(claimed).toHaveLength(200);
  expect(new Set(claimed).size).toBe(200);
});
