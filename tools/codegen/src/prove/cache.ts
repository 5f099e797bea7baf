import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Remembers which contracts, by content, were proven without a single problem. */
export interface ProofCache {
  readonly has: () => Promise<boolean>;
  readonly add: () => Promise<void>;
}

/** Lies in the nearest `node_modules/.cache` above the specs. A cache that cannot be written only costs time. */
export async function openProofCache(specs: string, hash: string): Promise<ProofCache> {
  const key = createHash('sha256')
    .update(hash)
    .update(await ownHash())
    .digest('hex');
  const file = path.join(await cacheFolder(specs), key);
  return {
    has: () =>
      access(file).then(
        () => true,
        () => false,
      ),
    add: async () => {
      await mkdir(path.dirname(file), { recursive: true }).catch(() => undefined);
      await writeFile(file, '').catch(() => undefined);
    },
  };
}

async function cacheFolder(specs: string): Promise<string> {
  for (let folder = path.resolve(specs); ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    if (
      await access(modules).then(
        () => true,
        () => false,
      )
    )
      return path.join(modules, '.cache', 'hookbook', 'proven');
    if (folder === path.dirname(folder)) return path.join(tmpdir(), 'hookbook', 'proven');
  }
}

/** A proof holds for the code that made it. */
async function ownHash(): Promise<string> {
  const source = fileURLToPath(new URL('..', import.meta.url));
  const names = (await readdir(source, { recursive: true }))
    .filter((name) => name.endsWith('.ts') && !name.startsWith('emit'))
    .sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(await readFile(path.join(source, name)));
  return hash.update(await readFile(new URL('../../package.json', import.meta.url))).digest('hex');
}
