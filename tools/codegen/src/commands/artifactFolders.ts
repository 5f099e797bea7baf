import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../report/usage.ts';

/** What Hookbook writes near the start of its code, and of its pages. */
const MARKS = ['enerated by hookbook from the contract', '<meta name="generator" content="hookbook">'];
const MARKED_BYTES = 2048;

/** Prevents a mistyped folder from deleting other files: it must be new, empty, or contain files that Hookbook wrote. */
export async function assertGenerated(folder: string, name: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  if (entries.length === 0) return;
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files) if (await isMarked(file)) return;
  throw new UsageError(
    `"${name}" contains files that Hookbook did not write, and generating replaces everything in the folder. Choose a new or empty folder.`,
  );
}

async function isMarked(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MARKED_BYTES), 0, MARKED_BYTES);
    const text = buffer.subarray(0, bytesRead).toString();
    return MARKS.some((mark) => text.includes(mark));
  } finally {
    await handle.close();
  }
}
