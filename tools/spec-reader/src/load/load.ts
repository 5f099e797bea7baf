import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareText, isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, FILE_START } from '../diagnostics/diagnostic.ts';
import { ASYNCAPI } from '../spec/documentFormat.ts';
import type { KnownValues, SpecFile } from '../spec/file/specFile.ts';
import { locationOf, member, rootNode } from '../spec/file/specNode.ts';
import { indexResources } from '../spec/indexing/indexResources.ts';
import type { KnownResults } from '../spec/knownResults.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { checkReferences } from './checkReferences.ts';
import { resolveMetaschema, type SchemaResolver } from './metaschemas.ts';
import { checkOverlayTargets } from './overlay/checkTargets.ts';
import type { Overlay } from './overlay/overlay.ts';
import { readFiles } from './readFiles.ts';
import type { Overlays } from './readOverlays.ts';
import type { ReadHashes } from './readText.ts';
import { openRootFolder } from './rootFolder.ts';
import { specNotFound } from './specNotFound.ts';

/** How a spec is read. */
export interface LoadOptions {
  /** The folder whose files the spec may refer to; by default the folder of the root document. */
  readonly root?: string | undefined;
  /** The paths of overlays, which are applied in this order to the files that they name. */
  readonly overlays?: readonly string[] | undefined;
  /** Finds schemas that the spec refers to by URI; by default the metaschemas of JSON Schema. */
  readonly resolveSchema?: SchemaResolver | undefined;
  /** Values of texts that were parsed before. */
  readonly known?: KnownValues | undefined;
  /** What was found in files before. */
  readonly results?: KnownResults | undefined;
}

interface LoadResult {
  /** Absent if the root document cannot be used. */
  readonly document?: SpecDocument;
  readonly diagnostics: readonly Diagnostic[];
  readonly read: ReadHashes;
}

/** Reads a root document, or the one in a folder, with every file that it refers to. */
export async function load(specs: string, options: LoadOptions = {}): Promise<LoadResult> {
  const { rootPath, absent } = await findRoot(specs);
  const rootFolder = openRootFolder(path.resolve(options.root ?? path.dirname(rootPath)));
  const overlayPaths = (options.overlays ?? []).map((overlay) => path.resolve(overlay));
  const { overlays, diagnostics: overlayErrors, read: readOverlays } = await openOverlays(overlayPaths, rootPath);
  // Without the overlays, the document would have problems that it does not have with them.
  if (overlayErrors.length > 0)
    return { diagnostics: overlayErrors, read: new Map([[rootPath, undefined], ...readOverlays]) };
  const { resolveSchema = resolveMetaschema, known, results } = options;
  const {
    files,
    diagnostics,
    unreadable,
    escaping,
    read: readFromRoot,
  } = await readFiles(rootPath, {
    rootFolder,
    overlays,
    resolveSchema,
    format: ASYNCAPI,
    known,
    results,
  });
  const read = new Map([...absent, ...readFromRoot, ...readOverlays]);
  const root = files.get(rootPath);
  if (!root) {
    const missing = diagnostics.length > 0 ? [] : [await specNotFound(rootPath, unreadable.get(rootPath))];
    return { diagnostics: [...diagnostics, ...missing], read };
  }
  if (!isMapping(root.value) || !Object.hasOwn(root.value, 'asyncapi'))
    return { diagnostics: [...diagnostics, notAsyncapi(root)], read };
  const index = indexResources(root, files);
  const document = { root, files, resources: index.resources, hash: hashOf(files, overlays) };
  const reported = new Set(diagnostics.map(({ file }) => file));
  const unavailable = { reported, unreadable, rootFolder, escaping };
  const unresolved = await checkReferences(document, index.references, unavailable);
  const unused = checkOverlayTargets(overlays, files, reported);
  return { document, diagnostics: [...diagnostics, ...index.diagnostics, ...unresolved, ...unused], read };
}

function notAsyncapi(root: SpecFile): Diagnostic {
  const openapi = member(rootNode(root), 'openapi');
  if (openapi) {
    const fix = 'Convert it with `hookbook import openapi`.';
    return createDiagnostic('asyncapi-version', locationOf(openapi, 'key'), 'This is an OpenAPI document.', { fix });
  }
  const message = 'Not an AsyncAPI document: the top-level `asyncapi` field is missing.';
  return createDiagnostic('asyncapi-version', { file: root.path, range: FILE_START }, message);
}

/** Loads what reads overlays only if there are some. */
async function openOverlays(paths: readonly string[], rootPath: string): Promise<Overlays> {
  if (paths.length === 0) return { overlays: [], diagnostics: [], read: new Map() };
  const { readOverlays } = await import('./readOverlays.ts');
  return readOverlays(paths, rootPath);
}

const ROOT_NAMES = ['asyncapi.yaml', 'asyncapi.yml', 'asyncapi.json'] as const;

interface FoundRoot {
  readonly rootPath: string;
  /** The files that would come before the root document if they existed. */
  readonly absent: ReadHashes;
}

/** The root document: `specs` itself, or the first of `ROOT_NAMES` in the folder. */
async function findRoot(specs: string): Promise<FoundRoot> {
  const absolute = path.resolve(specs);
  const stats = await stat(absolute).catch(() => undefined);
  if (!stats?.isDirectory()) return { rootPath: absolute, absent: new Map() };
  const names: readonly string[] = await readdir(absolute).catch(() => []);
  const index = Math.max(
    ROOT_NAMES.findIndex((name) => names.includes(name)),
    0,
  );
  const absent = ROOT_NAMES.slice(0, index).map((name) => [path.join(absolute, name), undefined] as const);
  return { rootPath: path.join(absolute, ROOT_NAMES[index] ?? ROOT_NAMES[0]), absent: new Map(absent) };
}

function hashOf(files: ReadonlyMap<string, SpecFile>, overlays: readonly Overlay[]): string {
  const hash = createHash('sha256');
  const sorted = [...files.values()].sort((a, b) => compareText(a.name, b.name));
  for (const { name, text } of [...sorted, ...overlays.map(({ file }) => file)])
    hash.update(`${name}\0${text.length}\0${text}\0`);
  return hash.digest('hex');
}
