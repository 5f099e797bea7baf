import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GeneratedFile } from '@hookbook/contract';
import { ARTIFACTS, filesOf } from '../../src/artifacts.ts';
import { bundleFiles } from '../../src/bundle/bundleFiles.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { readContract } from '../../src/readContract.ts';
import type { SpecFiles } from '../specs/acme.ts';
import { parse } from '../specs/sharedParser.ts';

/** The folder of the real contract. */
export const SPECS = fileURLToPath(new URL('../../../../specs', import.meta.url));

/** The files of the real contract. */
export async function realSpecs(): Promise<SpecFiles> {
  const entries = await readdir(SPECS, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(SPECS, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => /^(asyncapi\.yaml$|[^/.]+\/(channel\.yaml$|events\/|schemas\/|examples\/))/.test(name));
  const texts = names.map(async (name) => [name, await readFile(path.join(SPECS, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** Everything that is generated from a spec, by artifact and path; with `bundle` for what the bundle command writes. */
export async function generatedFrom(specs: string): Promise<ReadonlyMap<string, string>> {
  const { contract, document, diagnostics } = await readContract(specs, { parse });
  if (!contract || !document || hasErrors(diagnostics)) {
    throw new Error(
      `The spec has errors: ${diagnostics.map(({ code, file, message }) => `${code} ${file} ${message}`).join('\n')}`,
    );
  }
  const files = new Map<string, string>();
  const keep = (artifact: string, generated: readonly GeneratedFile[]) => {
    for (const { path: name, text } of generated) files.set(`${artifact}/${name}`, text);
  };
  for (const artifact of ARTIFACTS) keep(artifact.name, await filesOf(artifact, contract));
  keep('bundle', bundleFiles(document, contract));
  return files;
}

/** A short text that differs if any file differs. */
export function digestOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${text.length}\0${text}\0`);
  return hash.digest('hex');
}
