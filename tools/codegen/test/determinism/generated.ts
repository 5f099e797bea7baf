import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GeneratedFile } from '@hookbook/contract';
import { hasErrors } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { bundleFiles } from '../../src/bundle/bundleFiles.ts';
import { ARTIFACTS, type Artifact, filesOf } from '../../src/generate/artifacts.ts';
import { readContract } from '../../src/generate/readContract.ts';
import type { SpecFiles } from '../specs/acme.ts';
import { parse } from '../specs/sharedParser.ts';

/** The folder of this repository's contract. */
export const SPECS = fileURLToPath(new URL('../../../../specs', import.meta.url));

/** The spec files of this repository's contract. */
export async function realSpecs(): Promise<SpecFiles> {
  const entries = await readdir(SPECS, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(SPECS, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) =>
      /^(asyncapi\.yaml$|guides\/|[^/.]+\/(channel\.yaml$|scenarios\.yaml$|events\/|schemas\/|examples\/))/.test(name),
    );
  const texts = names.map(async (name) => [name, await readFile(path.join(SPECS, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** Everything that is generated from a spec for TypeScript. Other languages have tests of their own. */
export function typeScriptFrom(specs: string): Promise<ReadonlyMap<string, string>> {
  return generatedFrom(
    specs,
    ARTIFACTS.filter(({ isOptional }) => !isOptional),
  );
}

/** Everything that is generated from a spec, by `<artifact>/<path>`; `bundle` contains the files of the bundle command. */
export async function generatedFrom(
  specs: string,
  artifacts: readonly Artifact[] = ARTIFACTS,
): Promise<ReadonlyMap<string, string>> {
  const { contract, document, diagnostics } = await readContract(specs, { parse });
  if (!contract || !document || hasErrors(diagnostics)) {
    throw new Error(
      `The spec has errors: ${diagnostics.map(({ code, file, message }) => `${code} ${file} ${message}`).join('\n')}`,
    );
  }
  const files = new Map<string, string>();
  const add = (artifact: string, generated: readonly GeneratedFile[]) => {
    for (const { path: name, text } of generated) files.set(`${artifact}/${name}`, text);
  };
  for (const artifact of artifacts) add(artifact.name, await filesOf(artifact, contract));
  add('bundle', bundleFiles(document, contract));
  return files;
}

/** A hash of the names and texts of all files. */
export function digestOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${text.length}\0${text}\0`);
  return hash.digest('hex');
}
