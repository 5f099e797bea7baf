import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** What npm packs besides `files`. */
const ALWAYS = ['package.json', 'README.md', 'LICENSE'];

/**
 * Gives every file that npm packs the mode 644, or 755 if it can be run. Otherwise the bytes of a tarball would depend on the
 * umask with which somebody has cloned and built the repository.
 */
export async function setModes(folder: string): Promise<void> {
  const { files = [] } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { files?: string[] };
  for (const name of [...ALWAYS, ...files]) await setModesBelow(path.join(folder, name));
}

async function setModesBelow(file: string): Promise<void> {
  const found = await stat(file).catch(ifMissing);
  if (!found) return;
  if (found.isDirectory()) {
    for (const name of await readdir(file)) await setModesBelow(path.join(file, name));
  } else await chmod(file, found.mode & 0o100 ? 0o755 : 0o644);
}

/** There is no changelog before the first release. */
function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
