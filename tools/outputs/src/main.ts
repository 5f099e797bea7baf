import { prune } from './prune.ts';
import { record } from './record.ts';

/** `main.ts record <folder>` for a folder of the workspace that is the working directory; `main.ts prune` there or at the root. */
async function main([command, folder]: readonly string[]): Promise<void> {
  if (command === 'record' && folder !== undefined) return record(process.cwd(), folder);
  if (command === 'prune' && folder === undefined) {
    for (const file of await prune(process.cwd())) console.log(`Deleted ${file}`);
    return;
  }
  throw new Error('Usage: node tools/outputs/src/main.ts record <folder>, or prune');
}

await main(process.argv.slice(2));
