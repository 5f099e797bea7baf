import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SpecDocument } from '../spec/specDocument.ts';

/** Remembers that a contract has no errors, and its warnings. */
interface ValidationCache {
  /** The warnings of a contract that was validated before. Undefined for any other. */
  readonly read: () => Promise<readonly Diagnostic[] | undefined>;
  readonly write: (warnings: readonly Diagnostic[]) => Promise<void>;
}

/** Opens the cache in the nearest `node_modules/.cache` above the specs. A cache that cannot be written is ignored. */
export async function openValidationCache({ root, hash }: SpecDocument): Promise<ValidationCache> {
  const specs = path.dirname(root.path);
  const parts = [root.name, hash, await codeHash()];
  const key = createHash('sha256').update(parts.join('\0')).digest('hex');
  const file = path.join(await cacheFolder(specs), `${key}.json`);
  return {
    read: () =>
      readFile(file, 'utf8').then(
        (text) => parseWarnings(text, specs),
        () => undefined,
      ),
    write: async (warnings) => {
      const relative = warnings.map((warning) => mapFiles(warning, (name) => path.relative(specs, name)));
      await mkdir(path.dirname(file), { recursive: true }).catch(() => undefined);
      await writeFile(file, JSON.stringify(relative)).catch(() => undefined);
    },
  };
}

/** Returns undefined for a file that an interrupted run left incomplete. */
function parseWarnings(text: string, specs: string): readonly Diagnostic[] | undefined {
  try {
    const warnings = JSON.parse(text) as Diagnostic[];
    return warnings.map((warning) => mapFiles(warning, (name) => path.join(specs, name)));
  } catch {
    return undefined;
  }
}

/** The files of a diagnostic are absolute, those in the cache relative to the specs, which may move. */
function mapFiles({ file, subject, related, ...others }: Diagnostic, convert: (file: string) => string): Diagnostic {
  const notes = related?.map((note) => ({ ...note, file: convert(note.file) }));
  return {
    ...others,
    file: convert(file),
    ...(subject && { subject: { ...subject, file: convert(subject.file) } }),
    ...(notes && { related: notes }),
  };
}

async function cacheFolder(specs: string): Promise<string> {
  for (let folder = specs; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    const exists = await access(modules).then(
      () => true,
      () => false,
    );
    if (exists) return path.join(modules, '.cache', 'hookbook', 'validated');
    if (folder === path.dirname(folder)) return path.join(tmpdir(), 'hookbook', 'validated');
  }
}

/** The folders whose code decides which diagnostics a contract gets. */
const SOURCE_FOLDERS = [
  new URL('..', import.meta.url),
  ...['checks', 'explain', 'formats', 'issues'].map(
    (room) => new URL(`../../../../packages/validators/src/${room}`, import.meta.url),
  ),
  ...['@hookbook/asyncapi-parser', '@hookbook/contract', '@hookbook/redos'].map(
    (name) => new URL('.', import.meta.resolve(name)),
  ),
].map((url) => fileURLToPath(url));

/** Other code may report other diagnostics for the same contract, so its hash is part of the key. */
async function codeHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of SOURCE_FOLDERS) {
    const names = (await readdir(folder, { recursive: true }))
      .filter((name) => name.endsWith('.ts') && !name.startsWith('emit'))
      .sort();
    const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name))));
    for (const [index, name] of names.entries()) hash.update(name).update(texts[index] ?? '');
  }
  return hash.update(await readFile(new URL('../../package.json', import.meta.url))).digest('hex');
}
