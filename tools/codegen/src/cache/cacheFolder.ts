import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder for what runs remember: in the nearest `node_modules/.cache` above a folder, or else a temporary one. */
export async function cacheFolder(from: string): Promise<string> {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    const exists = await access(modules).then(
      () => true,
      () => false,
    );
    if (exists) return path.join(modules, '.cache', 'hookbook');
    if (folder === path.dirname(folder)) return path.join(tmpdir(), 'hookbook');
  }
}
