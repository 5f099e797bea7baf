import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SpecDocument } from '../spec/specDocument.ts';

/** Remembers the contracts, by content, that were proven to have no error, with the warnings that were found. */
interface ValidationCache {
  /** Undefined if the contract has not been proven yet. */
  readonly read: () => Promise<readonly Diagnostic[] | undefined>;
  readonly write: (warnings: readonly Diagnostic[]) => Promise<void>;
}

/** Lies in the nearest `node_modules/.cache` above the specs. A cache that cannot be written only costs time. */
export async function openValidationCache({ root, hash }: SpecDocument): Promise<ValidationCache> {
  const folder = path.dirname(root.path);
  const parts = [root.name, hash, await ownHash()];
  const key = createHash('sha256').update(parts.join('\0')).digest('hex');
  const file = path.join(await cacheFolder(folder), `${key}.json`);
  return {
    read: () =>
      readFile(file, 'utf8').then(
        (text) => warningsIn(text, folder),
        () => undefined,
      ),
    write: async (warnings) => {
      const kept = warnings.map((each) => ({ ...each, file: path.relative(folder, each.file) }));
      await mkdir(path.dirname(file), { recursive: true }).catch(() => undefined);
      await writeFile(file, JSON.stringify(kept)).catch(() => undefined);
    },
  };
}

/** The same contract may lie in another folder now. A file that an interrupted run left cut off proves nothing. */
function warningsIn(text: string, folder: string): readonly Diagnostic[] | undefined {
  try {
    const kept = JSON.parse(text) as Diagnostic[];
    return kept.map((each) => ({ ...each, file: path.join(folder, each.file) }));
  } catch {
    return undefined;
  }
}

async function cacheFolder(specs: string): Promise<string> {
  for (let folder = specs; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    const found = await access(modules).then(
      () => true,
      () => false,
    );
    if (found) return path.join(modules, '.cache', 'hookbook', 'proven');
    if (folder === path.dirname(folder)) return path.join(tmpdir(), 'hookbook', 'proven');
  }
}

/** Every folder whose code decides what validating finds. */
const SOURCES = [
  new URL('..', import.meta.url),
  ...['@hookbook/contract', '@hookbook/redos'].map((name) => new URL('.', import.meta.resolve(name))),
].map((url) => fileURLToPath(url));

/** A result holds for the code that found it. */
async function ownHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const names = (await readdir(source, { recursive: true }))
      .filter((name) => name.endsWith('.ts') && !name.startsWith('emit'))
      .sort();
    const texts = await Promise.all(names.map((name) => readFile(path.join(source, name))));
    for (const [index, name] of names.entries()) hash.update(name).update(texts[index] ?? '');
  }
  return hash.update(await readFile(new URL('../../package.json', import.meta.url))).digest('hex');
}
