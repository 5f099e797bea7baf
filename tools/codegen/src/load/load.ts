import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareText, isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, FILE_START } from '../diagnostics/diagnostic.ts';
import type { SpecFile } from '../spec/file/specFile.ts';
import { indexResources } from '../spec/indexing/indexResources.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { checkReferences } from './checkReferences.ts';
import { resolveMetaschema, type SchemaResolver } from './metaschemas.ts';
import { readFiles } from './readFiles.ts';
import { specNotFound } from './specNotFound.ts';

interface LoadResult {
  /** Absent if the root document cannot be used. */
  readonly document?: SpecDocument;
  readonly diagnostics: readonly Diagnostic[];
  /** The absolute paths that were read, including those where no file is. */
  readonly paths: readonly string[];
}

/**
 * Reads a root document, or the one in a folder, with every file that it refers to. `resolveSchema` finds schemas that
 * are referred to by URI.
 */
export async function load(specs: string, resolveSchema: SchemaResolver = resolveMetaschema): Promise<LoadResult> {
  const rootPath = await findRoot(specs);
  const { files, diagnostics, unreadable, paths } = await readFiles(rootPath, resolveSchema);
  const root = files.get(rootPath);
  if (!root) {
    const missing = diagnostics.length > 0 ? [] : [await specNotFound(rootPath, unreadable.get(rootPath))];
    return { diagnostics: [...diagnostics, ...missing], paths };
  }
  if (!isMapping(root.value) || !Object.hasOwn(root.value, 'asyncapi')) {
    const message = 'Not an AsyncAPI document: the top-level `asyncapi` field is missing.';
    const location = { file: root.path, range: FILE_START };
    return { diagnostics: [...diagnostics, createDiagnostic('asyncapi-version', location, message)], paths };
  }
  const index = indexResources(root, files);
  const document = { root, files, resources: index.resources, hash: hashOf(files) };
  const unresolved = await checkReferences(document, index.references, {
    reported: new Set(diagnostics.map(({ file }) => file)),
    unreadable,
  });
  return { document, diagnostics: [...diagnostics, ...index.diagnostics, ...unresolved], paths };
}

const ROOT_NAMES = ['asyncapi.yaml', 'asyncapi.yml', 'asyncapi.json'] as const;

/** The path of the root document: `specs` itself, or the first of `ROOT_NAMES` in the folder. */
async function findRoot(specs: string): Promise<string> {
  const absolute = path.resolve(specs);
  const stats = await stat(absolute).catch(() => undefined);
  if (!stats?.isDirectory()) return absolute;
  const names: readonly string[] = await readdir(absolute).catch(() => []);
  return path.join(absolute, ROOT_NAMES.find((name) => names.includes(name)) ?? ROOT_NAMES[0]);
}

function hashOf(files: ReadonlyMap<string, SpecFile>): string {
  const hash = createHash('sha256');
  for (const { name, text } of [...files.values()].sort((a, b) => compareText(a.name, b.name))) {
    hash.update(`${name}\0${text.length}\0${text}\0`);
  }
  return hash.digest('hex');
}
