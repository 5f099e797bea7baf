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

/**
 * Reads a root document and all files it refers to. `document` is absent if the root itself cannot be used.
 * `supply` gives schemas that are referred to by URI.
 */
export async function load(
  specs: string,
  supply: SchemaResolver = resolveMetaschema,
): Promise<{ document?: SpecDocument; diagnostics: Diagnostic[] }> {
  const rootPath = await rootDocument(specs);
  const { files, diagnostics: faults, unreadable } = await readFiles(rootPath, supply);
  const root = files.get(rootPath);
  if (!root)
    return { diagnostics: faults.length > 0 ? [...faults] : [await specNotFound(rootPath, unreadable.get(rootPath))] };
  if (!isMapping(root.value) || !Object.hasOwn(root.value, 'asyncapi')) {
    const message = 'This is not an AsyncAPI document: it has no `asyncapi` at its top level.';
    return {
      diagnostics: [...faults, createDiagnostic('asyncapi-version', { file: root.path, range: FILE_START }, message)],
    };
  }
  const { resources, references, diagnostics } = indexResources(root, files);
  const document = { root, files, resources, hash: hashOf(files) };
  const broken = await checkReferences(document, references, {
    faulty: new Set(faults.map(({ file }) => file)),
    unreadable,
  });
  return { document, diagnostics: [...faults, ...diagnostics, ...broken] };
}

const ROOT_NAMES = ['asyncapi.yaml', 'asyncapi.yml', 'asyncapi.json'] as const;

/** The document itself, or `asyncapi.yaml` (`.yml`, `.json`) in the folder. */
async function rootDocument(specs: string): Promise<string> {
  const absolute = path.resolve(specs);
  const found = await stat(absolute).catch(() => undefined);
  if (!found?.isDirectory()) return absolute;
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
