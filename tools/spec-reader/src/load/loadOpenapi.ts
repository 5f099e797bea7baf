import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { OPENAPI } from '../spec/documentFormat.ts';
import type { SpecFile } from '../spec/file/specFile.ts';
import type { SpecNode } from '../spec/file/specNode.ts';
import { indexResources } from '../spec/indexing/indexResources.ts';
import type { ReferenceIndex } from '../spec/resolve.ts';
import { findUnresolved, referenceKey } from './checkReferences.ts';
import { resolveMetaschema } from './metaschemas.ts';
import { readFiles } from './readFiles.ts';
import { openRootFolder } from './rootFolder.ts';
import { specNotFound } from './specNotFound.ts';

/** An OpenAPI document with every file that it refers to. */
export interface LoadedOpenapi extends ReferenceIndex {
  readonly root: SpecFile;
  /** The diagnostic of a reference without a target; undefined if the problem is one of the file that it points to. */
  readonly unresolved: (node: SpecNode, keyword: string) => Diagnostic | undefined;
}

interface OpenapiResult {
  /** Absent if the root document cannot be used. */
  readonly document?: LoadedOpenapi;
  /** Of the files themselves. Most references of a document do not concern its webhooks, so they are not among them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads an OpenAPI document with every file that it refers to, by the rules for AsyncAPI documents. */
export async function loadOpenapi(
  file: string,
  options: { readonly root?: string | undefined } = {},
): Promise<OpenapiResult> {
  const rootPath = path.resolve(file);
  const rootFolder = openRootFolder(path.resolve(options.root ?? path.dirname(rootPath)));
  const { files, diagnostics, unreadable, escaping } = await readFiles(rootPath, {
    rootFolder,
    overlays: [],
    resolveSchema: resolveMetaschema,
    format: OPENAPI,
  });
  const root = files.get(rootPath);
  if (!root) {
    const missing = diagnostics.length > 0 ? [] : [await specNotFound(rootPath, unreadable.get(rootPath))];
    return { diagnostics: [...diagnostics, ...missing] };
  }
  const { resources, references } = indexResources(root, files, OPENAPI);
  const reported = new Set(diagnostics.map((diagnostic) => diagnostic.file));
  const unresolved = await findUnresolved({ files, resources }, references, {
    reported,
    unreadable,
    rootFolder,
    escaping,
  });
  const document = {
    root,
    files,
    resources,
    unresolved: (node: SpecNode, keyword: string) => unresolved.get(referenceKey({ node, keyword })),
  };
  return { document, diagnostics };
}
