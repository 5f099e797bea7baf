import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createDiagnostic, type Diagnostic, FILE_START } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';

/** What is wrong where the root document should be, with what was perhaps meant: a name like it, or one further up. */
export async function specNotFound(rootPath: string, reason: string | undefined): Promise<Diagnostic> {
  const place = { file: rootPath, range: FILE_START };
  const name = path.basename(rootPath);
  if (reason !== undefined) return createDiagnostic('spec-not-found', place, `${name} ${reason}.`);
  const siblings = await readdir(path.dirname(rootPath)).catch(() => []);
  const above = await folderAbove(rootPath);
  const fix = above === undefined ? {} : { fix: `Run hookbook in ${above}, or name the document with --specs.` };
  return createDiagnostic('spec-not-found', place, `There is no such file.${didYouMean(name, siblings)}`, fix);
}

/** How far up from where `specs/asyncapi.yaml` was looked for there is one. */
async function folderAbove(rootPath: string): Promise<string | undefined> {
  const folder = path.dirname(path.dirname(rootPath));
  const wanted = path.relative(folder, rootPath);
  for (let up = path.dirname(folder), last = folder; up !== last; last = up, up = path.dirname(up)) {
    const isThere = await access(path.join(up, wanted)).then(
      () => true,
      () => false,
    );
    if (isThere) return path.relative(folder, up);
  }
  return undefined;
}
