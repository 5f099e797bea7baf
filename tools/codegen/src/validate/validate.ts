import { type ParseSpec, parseOnce, type SpecTexts } from '@hookbook/asyncapi-parser';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { Normalised } from '../normalise/normalise.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { openValidationCache } from './cache.ts';
import { toDiagnostics } from './parserDiagnostics.ts';

interface ValidateInput {
  readonly document: SpecDocument;
  readonly normalised: Normalised;
  /** The diagnostics of loading and normalising. */
  readonly earlier: readonly Diagnostic[];
  readonly parse?: ParseSpec | undefined;
}

/** A validation that is running. */
interface Validation {
  /** The further diagnostics of the document. */
  readonly finished: Promise<readonly Diagnostic[]>;
}

/** Returns while validation is running, because it takes longer than all other stages. Valid documents are cached. */
export async function startValidation({ document, normalised, earlier, parse }: ValidateInput): Promise<Validation> {
  const cache = await openValidationCache(document);
  const warnings = await cache.read();
  if (warnings) return { finished: Promise.resolve(warnings) };
  const parsing = (parse ?? parseOnce)(textsOf(document));
  const validate = async (): Promise<readonly Diagnostic[]> => {
    const { validateExamples } = await import('./examples.ts');
    const diagnostics = [
      ...toDiagnostics(document, await parsing, earlier),
      ...validateExamples(document, normalised, earlier),
    ];
    if (!hasErrors([...earlier, ...diagnostics])) await cache.write(diagnostics);
    return diagnostics;
  };
  return { finished: validate() };
}

function textsOf({ root, files }: SpecDocument): SpecTexts {
  return { root: root.path, files: new Map([...files].map(([path, { plainText }]) => [path, plainText])) };
}
