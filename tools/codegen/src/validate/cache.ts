import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../cache/cacheFolder.ts';
import { validatingCodeHash } from '../cache/codeHash.ts';
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
  const parts = [root.name, hash, validatingCodeHash()];
  const key = createHash('sha256').update(parts.join('\0')).digest('hex');
  const file = path.join(await cacheFolder(specs), 'validated', `${key}.json`);
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
