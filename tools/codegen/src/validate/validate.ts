import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Normalised } from '../normalise/normalise.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { openValidationCache } from './cache.ts';
import type { SpecTexts } from './parser/parser.ts';
import { type ParseSpec, parseOnce } from './parser/parserClient.ts';
import { toDiagnostics } from './parserDiagnostics.ts';

interface ValidateInput {
  readonly document: SpecDocument;
  readonly normalised: Normalised;
  /** The diagnostics of loading and normalising. */
  readonly known: readonly Diagnostic[];
  readonly parse?: ParseSpec | undefined;
}

/** A validation that is running. */
interface Validation {
  /** The diagnostics it adds to those that are known. */
  readonly finished: Promise<readonly Diagnostic[]>;
}

/** Validating takes longer than all other stages, so it is running when this returns; valid documents are cached. */
export async function startValidation({ document, normalised, known, parse }: ValidateInput): Promise<Validation> {
  const cache = await openValidationCache(document);
  const cached = await cache.read();
  if (cached) return { finished: Promise.resolve(cached) };
  const parsed = (parse ?? parseOnce)(textsOf(document));
  const validate = async (): Promise<readonly Diagnostic[]> => {
    const { validateExamples } = await import('./examples.ts');
    const found = [...toDiagnostics(document, await parsed, known), ...validateExamples(document, normalised, known)];
    if (!hasErrors([...known, ...found])) await cache.write(found);
    return found;
  };
  return { finished: validate() };
}

function textsOf({ root, files }: SpecDocument): SpecTexts {
  return { root: root.path, files: new Map([...files].map(([path, { text }]) => [path, text])) };
}
