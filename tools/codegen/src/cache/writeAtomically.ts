import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes to a temporary file next to the target and renames it, so that a file is never half-written. */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  await writeFile(temporary, content);
  await rename(temporary, file);
}
