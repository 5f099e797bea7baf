import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Normalised } from '../normalise/normalise.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { openValidationCache } from './cache.ts';
import { askParser } from './parser/client.ts';
import type { SpecTexts } from './parser/parser.ts';
import { toDiagnostics } from './parserDiagnostics.ts';

/** A proof that is under way. */
interface Validation {
  /** What it finds, besides what is known already. */
  readonly finished: Promise<readonly Diagnostic[]>;
}

/** Proving takes most of the time: it has begun when this returns, and what was proven before is not proven again. */
export async function startValidation(
  document: SpecDocument,
  normalised: Normalised,
  own: readonly Diagnostic[],
): Promise<Validation> {
  const cache = await openValidationCache(document);
  const known = await cache.read();
  if (known) return { finished: Promise.resolve(known) };
  const findings = askParser(textsOf(document));
  const prove = async (): Promise<readonly Diagnostic[]> => {
    const { validateExamples: proveExamples } = await import('./examples.ts');
    const found = [...toDiagnostics(document, await findings, own), ...proveExamples(document, normalised, own)];
    if (!hasErrors([...own, ...found])) await cache.write(found);
    return found;
  };
  return { finished: prove() };
}

function textsOf({ root, files }: SpecDocument): SpecTexts {
  return { root: root.path, files: new Map([...files].map(([path, { text }]) => [path, text])) };
}
