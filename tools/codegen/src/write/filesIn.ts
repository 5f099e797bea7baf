import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Python writes compiled modules here when somebody imports the models where they were generated. */
const COMPILED = '__pycache__';

/** The files in a folder, relative to it and with `/`; none if it does not exist. Does not follow symbolic links. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && path.basename(entry.parentPath) !== COMPILED)
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}
