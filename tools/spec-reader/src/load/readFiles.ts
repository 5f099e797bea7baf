import path from 'node:path';
import { isMapping } from '@hookbook/contract/data';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { knownLanguage } from '../dialect/language.ts';
import type { DocumentFormat } from '../spec/documentFormat.ts';
import type { SpecText } from '../spec/file/parsedText.ts';
import { type KnownValues, parseSpecFile, type SpecFile } from '../spec/file/specFile.ts';
import { fileUri, resolveUri } from '../spec/file/uri.ts';
import { referencesIn } from '../spec/findReferences.ts';
import { type KnownResults, NO_RESULTS } from '../spec/knownResults.ts';
import { parseReference } from '../spec/parseReference.ts';
import type { SchemaResolver } from './metaschemas.ts';
import { applyOverlays } from './overlay/applyOverlay.ts';
import type { Overlay } from './overlay/overlay.ts';
import { type ReadHashes, readText } from './readText.ts';
import type { RootFolder } from './rootFolder.ts';

interface ReadFiles {
  /** By absolute path, or by URI if the file was found by its URI. */
  readonly files: ReadonlyMap<string, SpecFile>;
  readonly diagnostics: readonly Diagnostic[];
  /** By absolute path: why a path that exists cannot be read as a file. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** By absolute path: symbolic links that lead out of the root folder. */
  readonly escaping: ReadonlySet<string>;
  readonly read: ReadHashes;
}

interface ReadOptions {
  readonly rootFolder: RootFolder;
  readonly overlays: readonly Overlay[];
  readonly resolveSchema: SchemaResolver;
  readonly format: DocumentFormat;
  readonly known?: KnownValues | undefined;
  readonly results?: KnownResults | undefined;
}

/** Reads the root document and everything that it refers to: files in the root folder, and schemas that have a URI. */
export async function readFiles(rootPath: string, options: ReadOptions): Promise<ReadFiles> {
  const { rootFolder, overlays, resolveSchema, format, known, results = NO_RESULTS } = options;
  const folder = path.dirname(rootPath);
  const files = new Map<string, SpecFile>();
  const diagnostics: Diagnostic[] = [];
  const unreadable = new Map<string, string>();
  const escaping = new Set<string>();
  const read = new Map<string, string | undefined>();
  const uris = new Set<string>();
  const hashes = new Map<SpecFile, string>();
  const addFile = (key: string, text: SpecText, hash?: string): void => {
    const parsed = parseSpecFile(text, known);
    diagnostics.push(...parsed.diagnostics);
    if (!parsed.file) return;
    const patched = applyOverlays(parsed.file, overlaysFor(parsed.file, overlays));
    diagnostics.push(...patched.diagnostics);
    files.set(key, patched.file);
    if (hash !== undefined && patched.file === parsed.file) hashes.set(parsed.file, hash);
  };
  const readPath = (file: string): void => {
    const result = file !== rootPath && rootFolder.isEscapedBy(file) ? ESCAPING : readText(file);
    read.set(file, result.kind === 'text' ? result.hash : undefined);
    if (result.kind === 'escaping') escaping.add(file);
    const names = { name: relativeName(folder, file), uri: fileUri(relativeName(rootFolder.path, file)) };
    if (result.kind === 'text') addFile(file, { path: file, ...names, text: result.text }, result.hash);
    if (result.kind === 'invalid') diagnostics.push(result.diagnostic);
    if (result.kind === 'unreadable') unreadable.set(file, result.reason);
  };
  const readUri = async (uri: string): Promise<void> => {
    const schema = await resolveSchema(uri);
    if (schema) addFile(uri, { ...schema, name: uri, uri });
  };
  const referencesOf = (file: SpecFile): FileReferences => {
    const find = () => ({ texts: [...referencesIn(file, format)], uris: [...urisOf(file)] });
    const hash = hashes.get(file);
    return hash === undefined ? find() : results.result(results.keyOf('references', format.name, file.uri, hash), find);
  };
  const pathsOf = createPathFinder(rootFolder);
  readPath(rootPath);
  // The loop also visits the files that it adds.
  for (const file of files.values()) {
    const references = referencesOf(file);
    for (const referenced of pathsOf(references, file)) if (!read.has(referenced)) readPath(referenced);
    for (const uri of references.uris) if (isNew(uris, uri)) await readUri(uri);
  }
  return { files, diagnostics, unreadable, escaping, read };
}

const ESCAPING = { kind: 'escaping' } as const;

function overlaysFor({ path: target }: SpecFile, overlays: readonly Overlay[]): readonly Overlay[] {
  return overlays.filter((overlay) => overlay.target === target);
}

function isNew(seen: Set<string>, key: string): boolean {
  return seen.size !== seen.add(key).size;
}

interface FileReferences {
  /** As written. */
  readonly texts: readonly string[];
  /** The absolute URIs that they may stand for. */
  readonly uris: readonly string[];
}

/** Returns the files that a file refers to. Files outside the root folder are never read; checkReferences reports them. */
function createPathFinder(rootFolder: RootFolder) {
  const find = (reference: string, from: string): string | undefined => {
    const parsed = parseReference(reference, from);
    const file = parsed.kind === 'pointer' || parsed.kind === 'anchor' ? parsed.file : undefined;
    return file !== undefined && rootFolder.contains(file) ? file : undefined;
  };
  // The files of a folder refer to the same files.
  const known = new Map<string, string | undefined>();
  return ({ texts }: FileReferences, { path: from }: SpecFile): string[] => {
    const folder = path.dirname(from);
    return texts.flatMap((reference) => {
      const key = `${reference}\0${/^(#|$)/.test(reference) ? from : folder}`;
      const file = known.has(key) ? known.get(key) : find(reference, from);
      known.set(key, file);
      return file ?? [];
    });
  };
}

/**
 * Every URI that a reference in a file may resolve to. Which `$id` applies to a reference is only known after indexing, so
 * this tries all of them; a URI that is not known is ignored.
 */
function urisOf(file: SpecFile): Set<string> {
  const uris = new Set<string>();
  const add = (reference: unknown, bases: readonly string[]): void => {
    if (typeof reference !== 'string') return;
    for (const base of bases) {
      const uri = resolveUri(reference, base)?.uri;
      if (uri !== undefined && !uri.startsWith('spec:')) uris.add(uri);
    }
  };
  const visit = (value: unknown, outerBases: readonly string[]): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, outerBases);
    if (!isMapping(value)) return;
    const id = typeof value.$id === 'string' ? resolveUri(value.$id, outerBases.at(-1) ?? file.uri)?.uri : undefined;
    const bases = id ? [...outerBases, id] : outerBases;
    add(value.$ref, bases);
    add(value.$dynamicRef, bases);
    if (typeof value.$schema === 'string' && !knownLanguage(value.$schema)) add(value.$schema, bases);
    for (const child of Object.values(value)) visit(child, bases);
  };
  visit(file.value, [file.uri]);
  return uris;
}

function relativeName(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}
