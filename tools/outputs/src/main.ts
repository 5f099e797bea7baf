import { prune } from './prune.ts';
import { record } from './record.ts';

/** `main.ts record <folder>` and `main.ts prune <folder>`, for a folder of the workspace that is the working directory. */
async function main(command: string | undefined, folder: string | undefined): Promise<void> {
  if (folder !== undefined && command === 'record') return record(process.cwd(), folder);
  if (folder !== undefined && command === 'prune') {
    for (const file of await prune(process.cwd(), folder)) console.log(`Deleted ${folder}/${file}`);
    return;
  }
  throw new Error('Usage: node tools/outputs/src/main.ts record|prune <folder>');
}

await main(process.argv[2], process.argv[3]);
