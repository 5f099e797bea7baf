import type { Contract } from './contract.ts';
import { type Diagnostic, hasErrors, tidy } from './diagnostic.ts';
import { load } from './load/load.ts';
import type { SpecDocument } from './load/specDocument.ts';
import { type Normalised, normalise } from './normalise/normalise.ts';
import { openProofCache } from './prove/cache.ts';

/** What reading a contract gives. `contract` is there even with errors, as far as it could be read. */
export interface Reading {
  readonly contract?: Contract;
  readonly document?: SpecDocument;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of all files that were looked at, for watching. */
  readonly files: readonly string[];
}

/** load → normalise → prove. `specs` is the root document or its folder. */
export async function readContract(specs: string): Promise<Reading> {
  const { document, diagnostics: loading, read: files } = await load(specs);
  if (!document) return { diagnostics: tidy(loading), files };
  const normalised = normalise(document);
  const own = [...loading, ...normalised.diagnostics];
  // Those who prove a contract read it recursively.
  const isTooDeep = own.some(({ code }) => code === 'spec-too-deep');
  const proven = isTooDeep ? [] : await prove(document, normalised, own);
  return { contract: normalised.contract, document, diagnostics: tidy([...own, ...proven]), files };
}

/** Proving takes most of the time, so a contract that was proven before is not proven again. */
async function prove(
  document: SpecDocument,
  normalised: Normalised,
  own: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const cache = await openProofCache(document);
  const known = await cache.read();
  if (known) return known;
  const [{ proveAsyncApi }, { proveExamples }] = await Promise.all([
    import('./prove/asyncapi.ts'),
    import('./prove/examples.ts'),
  ]);
  const found = [...(await proveAsyncApi(document, own)), ...proveExamples(document, normalised, own)];
  if (!hasErrors([...own, ...found])) await cache.write(found);
  return found;
}
