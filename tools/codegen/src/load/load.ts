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
import { openRootFolder } from './rootFolder.ts';
import { specNotFound } from './specNotFound.ts';

/** How a spec is read. */
export interface LoadOptions {
  /** The folder whose files the spec may refer to; by default the folder of the root document. */
  readonly root?: string | undefined;
  /** Finds schemas that the spec refers to by URI; by default the metaschemas of JSON Schema. */
  readonly resolveSchema?: SchemaResolver | undefined;
}

/**
 * Reads a root document, or the one in a folder, with every file that it refers to. `document` is absent if the root
 * document cannot be used.
 */
export async function load(
  specs: string,
  { root: rootOption, resolveSchema = resolveMetaschema }: LoadOptions = {},
): Promise<{ document?: SpecDocument; diagnostics: Diagnostic[] }> {
  const rootPath = await findRoot(specs);
  const rootFolder = await openRootFolder(path.resolve(rootOption ?? path.dirname(rootPath)));
  const { files, diagnostics, unreadable, escaping } = await readFiles(rootPath, { rootFolder, resolveSchema });
  const root = files.get(rootPath);
  if (!root) {
    const missing = diagnostics.length > 0 ? [] : [await specNotFound(rootPath, unreadable.get(rootPath))];
    return { diagnostics: [...diagnostics, ...missing] };
  }
  if (!isMapping(root.value) || !Object.hasOwn(root.value, 'asyncapi')) {
    const message = 'Not an AsyncAPI document: the top-level `asyncapi` field is missing.';
    const location = { file: root.path, range: FILE_START };
    return { diagnostics: [...diagnostics, createDiagnostic('asyncapi-version', location, message)] };
  }
  const index = indexResources(root, files);
  const document = { root, files, resources: index.resources, hash: hashOf(files) };
  const unresolved = await checkReferences(document, index.references, {
    reported: new Set(diagnostics.map(({ file }) => file)),
    unreadable,
    rootFolder,
    escaping,
  });
  return { document, diagnostics: [...diagnostics, ...index.diagnostics, ...unresolved] };
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
