import path from 'node:path';
import { isMapping } from '@hookbook/contract/data';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { knownLanguage } from '../dialect/language.ts';
import { parseSpecFile, type SpecFile, type SpecText } from '../spec/file/specFile.ts';
import { rootNode } from '../spec/file/specNode.ts';
import { resolveUri } from '../spec/file/uri.ts';
import { findReferences } from '../spec/findReferences.ts';
import { parseReference } from '../spec/parseReference.ts';
import type { SchemaResolver } from './metaschemas.ts';
import { readText } from './readText.ts';

interface ReadFiles {
  /** By absolute path, or by URI where the file was supplied by one. */
  readonly files: ReadonlyMap<string, SpecFile>;
  readonly diagnostics: readonly Diagnostic[];
  /** By absolute path: what stands where a file was looked for that could be read, and is none. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/** Reads a file and every file in its folder, and every supplied schema, that it refers to, directly or not. */
export async function readFiles(rootPath: string, supply: SchemaResolver): Promise<ReadFiles> {
  const folder = path.dirname(rootPath);
  const files = new Map<string, SpecFile>();
  const diagnostics: Diagnostic[] = [];
  const unreadable = new Map<string, string>();
  const read = new Set([rootPath]);
  const asked = new Set<string>();
  const keep = (key: string, source: SpecText): void => {
    const parsed = parseSpecFile(source);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.file) files.set(key, parsed.file);
  };
  const readPath = async (file: string): Promise<void> => {
    const found = await readText(file);
    if (found.kind === 'text') keep(file, { path: file, name: relativeName(folder, file), text: found.text });
    if (found.kind === 'faulty') diagnostics.push(found.diagnostic);
    if (found.kind === 'unreadable') unreadable.set(file, found.reason);
  };
  const readUri = async (uri: string): Promise<void> => {
    const supplied = await supply(uri);
    if (supplied) keep(uri, { ...supplied, name: uri, uri });
  };
  await readPath(rootPath);
  for (const file of files.values()) {
    for (const each of pathsOf(file, folder)) if (isNew(read, each)) await readPath(each);
    for (const each of urisOf(file)) if (isNew(asked, each)) await readUri(each);
  }
  return { files, diagnostics, unreadable };
}

function isNew(seen: Set<string>, key: string): boolean {
  return seen.size !== seen.add(key).size;
}

/** Files outside the folder of the root document are reported by checkReferences and never read. */
function pathsOf(file: SpecFile, folder: string): string[] {
  return findReferences(rootNode(file)).flatMap(({ value }) => {
    const reference = parseReference((value as { $ref: string }).$ref, file.path);
    const found = reference.kind === 'pointer' || reference.kind === 'anchor' ? reference.file : undefined;
    return found !== undefined && isInside(folder, found) ? [found] : [];
  });
}

/** Every URI that something in a file may mean. Which `$id` holds where is found out later; asking too much does no harm. */
function urisOf(file: SpecFile): Set<string> {
  const found = new Set<string>();
  const add = (reference: unknown, bases: readonly string[]): void => {
    if (typeof reference !== 'string') return;
    for (const base of bases) {
      const uri = resolveUri(reference, base)?.uri;
      if (uri !== undefined && !uri.startsWith('spec:')) found.add(uri);
    }
  };
  const visit = (value: unknown, bases: readonly string[]): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, bases);
    if (!isMapping(value)) return;
    const own = typeof value.$id === 'string' ? (resolveUri(value.$id, bases.at(-1) ?? file.uri)?.uri ?? '') : '';
    const inner = own === '' ? bases : [...bases, own];
    add(value.$ref, inner);
    add(value.$dynamicRef, inner);
    if (typeof value.$schema === 'string' && !knownLanguage(value.$schema)) add(value.$schema, inner);
    for (const each of Object.values(value)) visit(each, inner);
  };
  visit(file.value, [file.uri]);
  return found;
}

export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function relativeName(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}
