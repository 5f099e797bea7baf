import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareText, type Diagnostic, FILE_START, problem } from '../diagnostic.ts';
import { didYouMean } from '../suggest.ts';
import { checkReferences } from './checkReferences.ts';
import { findReferences } from './references.ts';
import { parseReference, type SpecDocument } from './specDocument.ts';
import { parseSpecFile, type SpecFile } from './specFile.ts';
import { isMapping, rootNode } from './specNode.ts';

/** Reads a root document and all files it refers to. `document` is absent if the root itself cannot be used. */
export async function load(
  specs: string,
): Promise<{ document?: SpecDocument; diagnostics: Diagnostic[]; read: string[] }> {
  const rootPath = await rootDocument(specs);
  const folder = path.dirname(rootPath);
  const files = new Map<string, SpecFile>();
  const diagnostics: Diagnostic[] = [];
  const seen = new Set([rootPath]);
  const queue = [rootPath];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const text = await readText(next);
    if (text === undefined) {
      if (next === rootPath) return { diagnostics: [await missing(rootPath)], read: [rootPath] };
      continue;
    }
    const parsed = parseSpecFile({ path: next, name: relativeName(folder, next), text });
    diagnostics.push(...parsed.diagnostics);
    if (!parsed.file) continue;
    files.set(next, parsed.file);
    for (const file of referredFiles(parsed.file, folder)) {
      if (!seen.has(file)) queue.push(file);
      seen.add(file);
    }
  }
  const root = files.get(rootPath);
  if (!root) return { diagnostics, read: [...seen] };
  if (!isMapping(root.value) || !Object.hasOwn(root.value, 'asyncapi')) {
    const message = 'This is not an AsyncAPI document: it has no `asyncapi` at its top level.';
    return {
      diagnostics: [...diagnostics, problem('asyncapi-version', { file: root.path, range: FILE_START }, message)],
      read: [...seen],
    };
  }
  const unreadable = new Set(diagnostics.map(({ file }) => file));
  const document = { root, files, hash: hashOf(files) };
  return { document, diagnostics: [...diagnostics, ...(await checkReferences(document, unreadable))], read: [...seen] };
}

/** The document itself, or `asyncapi.yaml` (`.yml`, `.json`) in the folder. */
async function rootDocument(specs: string): Promise<string> {
  const absolute = path.resolve(specs);
  const isFolder = await stat(absolute).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return absolute;
  for (const name of ['asyncapi.yaml', 'asyncapi.yml', 'asyncapi.json']) {
    const candidate = path.join(absolute, name);
    if (
      await stat(candidate).then(
        (found) => found.isFile(),
        () => false,
      )
    )
      return candidate;
  }
  return path.join(absolute, 'asyncapi.yaml');
}

async function missing(rootPath: string): Promise<Diagnostic> {
  const siblings = await readdir(path.dirname(rootPath)).catch(() => []);
  const hint = didYouMean(path.basename(rootPath), siblings);
  const what = `There is no such file, or it cannot be read.${hint}`;
  return problem('spec-not-found', { file: rootPath, range: FILE_START }, what);
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

/** Files outside the folder of the root document are reported by checkReferences and never read. */
function referredFiles(file: SpecFile, folder: string): string[] {
  return findReferences(rootNode(file)).flatMap(({ value }) => {
    const reference = parseReference((value as { $ref: string }).$ref, file.path);
    return reference.kind === 'local' && isInside(folder, reference.file) ? [reference.file] : [];
  });
}

export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function relativeName(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}

function hashOf(files: ReadonlyMap<string, SpecFile>): string {
  const hash = createHash('sha256');
  for (const { name, text } of [...files.values()].sort((a, b) => compareText(a.name, b.name))) {
    hash.update(`${name}\0${text.length}\0${text}\0`);
  }
  return hash.digest('hex');
}
