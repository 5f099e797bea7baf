import { type ParserDiagnostic, type ParseSpec, parseOnce, type SpecTexts } from '@hookbook/asyncapi-parser';
import type { Normalised } from '@hookbook/normaliser/normalise';
import { type Diagnostic, hasErrors } from '@hookbook/spec-reader/diagnostics/diagnostic';
import type { KnownResults } from '@hookbook/spec-reader/spec/knownResults';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { openParserCache, openValidationCache } from './cache.ts';
import { type Extent, skeletonOf } from './skeleton.ts';

interface ValidateInput {
  readonly document: SpecDocument;
  readonly normalised: Normalised;
  /** The diagnostics of loading and normalising. */
  readonly earlier: readonly Diagnostic[];
  readonly extent: Extent;
  readonly parse?: ParseSpec | undefined;
  readonly known: KnownResults;
}

/** A validation that is running. */
interface Validation {
  /** The further diagnostics of the document. */
  readonly finished: Promise<readonly Diagnostic[]>;
}

/** Returns while validation is running, because it takes longer than all other stages. Valid documents are cached. */
export async function startValidation(input: ValidateInput): Promise<Validation> {
  const { document, normalised, earlier, extent, known } = input;
  const cache = await openValidationCache(document, extent);
  const warnings = await cache.read();
  if (warnings) return { finished: Promise.resolve(warnings) };
  const parsing = parsed(input);
  const validate = async (): Promise<readonly Diagnostic[]> => {
    const { validateExamples } = await import('./examples.ts');
    const examples = validateExamples(document, normalised, { earlier, known });
    const diagnostics = [...(await readableDiagnostics(input, await parsing)), ...examples];
    if (!hasErrors([...earlier, ...diagnostics])) await cache.write(diagnostics);
    return diagnostics;
  };
  return { finished: validate() };
}

async function readableDiagnostics(
  { document, normalised: { checkedMessages }, earlier }: ValidateInput,
  reported: readonly ParserDiagnostic[],
): Promise<readonly Diagnostic[]> {
  // Hints about valid documents are not reported.
  if (reported.every(({ severity }) => severity > 1)) return [];
  // Only loaded if it is needed, because it reads the schemas of all versions of AsyncAPI.
  const { toDiagnostics } = await import('./parserDiagnostics.ts');
  return toDiagnostics({ document, checkedMessages, earlier }, reported);
}

async function parsed({ document, normalised, extent, parse = parseOnce }: ValidateInput) {
  const skeleton = extent === 'skeleton' ? skeletonOf(document, normalised.checkedMessages) : undefined;
  return skeleton ? parseSkeleton(document, skeleton, parse) : parse(textsOf(document));
}

/** An edit of a schema, an example or a text leaves the skeleton as it was. */
async function parseSkeleton(
  document: SpecDocument,
  skeleton: SpecTexts,
  parse: ParseSpec,
): Promise<readonly ParserDiagnostic[]> {
  const cache = await openParserCache(document, skeleton);
  const known = await cache.read();
  if (known) return known;
  const diagnostics = await parse(skeleton);
  if (diagnostics.every(({ severity }) => severity !== 0)) await cache.write(diagnostics);
  return diagnostics;
}

function textsOf({ root, files }: SpecDocument): SpecTexts {
  return { root: root.path, files: new Map([...files].map(([path, { plainText }]) => [path, plainText])) };
}
