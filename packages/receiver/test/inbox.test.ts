import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, test } from 'vitest';
import type { InboxStore } from '../src/inbox/inbox.ts';
import { memoryInbox } from '../src/inbox/memory.ts';
import { sqliteInbox } from '../src/inbox/sqlite.ts';
import { inboxTests } from '../src/inbox/testing.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hookbook-inbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let databases = 0;

describe.each<[string, () => InboxStore]>([
  ['in memory', () => memoryInbox()],
  [
    'in SQLite',
    () => {
      databases += 1;
      return sqliteInbox(new DatabaseSync(path.join(folder, `${databases}.db`)));
    },
  ],
])('an inbox %s', (_, create) => {
  for (const { name, run } of inboxTests(create)) test(name, run);
});
