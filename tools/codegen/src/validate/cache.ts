import { readFile } from 'node:fs/promises';
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
    write: (diagnostics) => writeAtomically(file, JSON.stringify(diagnostics)).catch(() => undefined),
  };
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
