import { DatabaseSync } from 'node:sqlite';
import { sqliteReceipts } from '../src/receipts/sqlite.ts';

/** A program that claims numbered keys in a database, and prints those that it got. */
const [file = '', count = '0'] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec('PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL');
const receipts = sqliteReceipts(database);
const claimed: string[] = [];
for (let index = 0; index < Number(count); index += 1) {
  const key = `key ${index}`;
  const { state } = await receipts.claim(key, { lease: 60_000, ttl: 60_000 });
  if (state === 'new') claimed.push(key);
}
process.stdout.write(JSON.stringify(claimed));
