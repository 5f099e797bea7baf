import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ParserDiagnostic, SpecTexts } from '@hookbook/asyncapi-parser';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { cacheFolder } from '../cache/cacheFolder.ts';
import { parserCodeHash, validatingCodeHash } from '../cache/codeHash.ts';
import { writeAtomically } from '../cache/writeAtomically.ts';
import type { Extent } from './skeleton.ts';

/** Remembers what was found in a valid document. A cache that cannot be written is ignored. */
interface Cache<T> {
  /** Undefined for a document that was not validated before. */
  readonly read: () => Promise<readonly T[] | undefined>;
  readonly write: (diagnostics: readonly T[]) => Promise<void>;
}

/** The diagnostics of a whole document without errors. Those of `document` also count for its `skeleton`. */
export async function openValidationCache({ root, hash }: SpecDocument, extent: Extent): Promise<Cache<Diagnostic>> {
  const specs = path.dirname(root.path);
  const folder = await cacheFolder(specs);
  const open = (name: Extent) => openCache<Diagnostic>(folder, name, [root.name, hash, validatingCodeHash()]);
  const toRelative = (diagnostic: Diagnostic) => mapFiles(diagnostic, (name) => path.relative(specs, name));
  const toAbsolute = (diagnostic: Diagnostic) => mapFiles(diagnostic, (name) => path.join(specs, name));
  const accepted = extent === 'document' ? [open('document')] : [open('document'), open('skeleton')];
  return {
    read: async () => {
      for (const cache of accepted) {
        const diagnostics = await cache.read();
        if (diagnostics) return diagnostics.map(toAbsolute);
      }
      return undefined;
    },
    write: (diagnostics) => open(extent).write(diagnostics.map(toRelative)),
  };
}

/** What the parser reports on texts. */
export async function openParserCache({ root }: SpecDocument, { files }: SpecTexts): Promise<Cache<ParserDiagnostic>> {
  const folder = await cacheFolder(path.dirname(root.path));
  return openCache(folder, 'parsed', [root.name, ...files.values(), parserCodeHash()]);
}

/** Each document has a file of its own, so that going back to an earlier edit is fast. */
const MAX_FILES = 200;

function openCache<T>(folder: string, name: string, parts: readonly string[]): Cache<T> {
  const file = path.join(folder, 'validated', `${contentHash(JSON.stringify([name, ...parts]))}.json`);
  return {
    read: async () => {
      const text = await readFile(file, 'utf8').catch(() => '');
      try {
        return JSON.parse(text) as readonly T[];
      } catch {
        // An interrupted run may have left the file incomplete.
        return undefined;
      }
    },
    write: (diagnostics) =>
      writeAtomically(file, JSON.stringify(diagnostics))
        .then(() => removeOldest(path.dirname(file)))
        .catch(() => undefined),
  };
}

/** Half of the files, so that this is seldom. A file that is missing costs time, nothing else. */
async function removeOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= MAX_FILES) return;
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, time: (await stat(file)).mtimeMs };
    }),
  );
  const oldest = files.sort((a, b) => a.time - b.time).slice(0, -MAX_FILES / 2);
  await Promise.all(oldest.map(({ file }) => rm(file, { force: true })));
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
