import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createDiagnostic, type Diagnostic, FILE_START } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';

/**
 * The diagnostic for a root document that is missing or unreadable. Suggests a file with a similar name, or a parent folder
 * that contains the spec.
 */
export async function specNotFound(rootPath: string, reason: string | undefined): Promise<Diagnostic> {
  const location = { file: rootPath, range: FILE_START };
  const name = path.basename(rootPath);
  if (reason !== undefined) return createDiagnostic('spec-not-found', location, `${name} ${reason}.`);
  const siblings = await readdir(path.dirname(rootPath)).catch(() => []);
  const parent = await parentWithSpec(rootPath);
  const fix = parent && `Run hookbook in ${parent}, or set --specs to the document.`;
  return createDiagnostic('spec-not-found', location, `File not found: "${name}".${didYouMean(name, siblings)}`, {
    fix,
  });
}

/** The nearest parent folder that contains `specs/asyncapi.yaml`, relative to the folder that should contain it. */
async function parentWithSpec(rootPath: string): Promise<string | undefined> {
  const folder = path.dirname(path.dirname(rootPath));
  const relative = path.relative(folder, rootPath);
  for (
    let parent = path.dirname(folder), previous = folder;
    parent !== previous;
    previous = parent, parent = path.dirname(parent)
  ) {
    const exists = await access(path.join(parent, relative)).then(
      () => true,
      () => false,
    );
    if (exists) return path.relative(folder, parent);
  }
  return undefined;
}
