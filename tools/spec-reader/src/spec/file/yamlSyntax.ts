import { type Document, isAlias, isScalar, type Node, visit, type YAMLError } from 'yaml';
import { createDiagnostic, type Diagnostic, FILE_START, type Range } from '../../diagnostics/diagnostic.ts';
import { duplicateKeyDiagnostic } from './jsonSyntax.ts';
import type { MergeError } from './mergeKeys.ts';
import type { Span } from './parsedText.ts';
import { spanOf } from './spans.ts';

type RangeOf = (span: Span) => Range;

/**
 * The problems that the YAML parser found in a file. After a syntax error the parser reports errors that follow from it,
 * so only the first one is returned. Duplicate keys are all returned.
 */
export function yamlDiagnostics(
  { path: file, text }: { readonly path: string; readonly text: string },
  document: Document.Parsed,
  rangeOf: RangeOf,
): Diagnostic[] {
  const errors: readonly YAMLError[] = [...document.errors, ...document.warnings];
  const syntaxError = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (syntaxError) return [syntaxDiagnostic({ file, text, document, rangeOf }, syntaxError)];
  if (errors.length === 0) return [];
  const scalars = scalarsByOffset(document);
  return errors.map(({ pos }) =>
    duplicateKeyDiagnostic({ file, range: rangeOf(pos) }, String(scalars.get(pos[0]) ?? '')),
  );
}

interface ParsedText {
  readonly file: string;
  readonly text: string;
  readonly document: Document.Parsed;
  readonly rangeOf: RangeOf;
}

function syntaxDiagnostic({ file, text, document, rangeOf }: ParsedText, error: YAMLError): Diagnostic {
  const quote = unterminatedQuote(document, error);
  if (quote) return createDiagnostic('yaml-syntax', { file, range: rangeOf(quote) }, 'Unterminated quoted string.');
  const comment = commentedReference(text, error);
  if (comment)
    return createDiagnostic(
      'yaml-syntax',
      { file, range: rangeOf(comment) },
      'An unquoted # starts a comment, so this $ref is empty and its closing } is missing.',
      { fix: "Quote the value: { $ref: '#/…' }." },
    );
  return createDiagnostic('yaml-syntax', { file, range: rangeOf(error.pos) }, messageOf(error));
}

function messageOf({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'A second YAML document starts here; a spec file must contain only one.';
  return sentence(message);
}

/** The parser notices a missing quote at the end of the file; the useful location is the opening quote. */
function unterminatedQuote(document: Document.Parsed, { code, pos }: YAMLError): Span | undefined {
  if (code !== 'MISSING_CHAR') return undefined;
  return spanOf(
    findNode(document, (node) => isScalar(node) && /^QUOTE/.test(node.type ?? '') && spanOf(node)?.[1] === pos[0]),
  );
}

/** `{ $ref: #/channels/acme }` directly before a syntax error. */
function commentedReference(text: string, { pos }: YAMLError): Span | undefined {
  const [line, comment = ''] = /\$ref:[ \t]+(#[^\n]*?)\s*$/.exec(text.slice(0, pos[0])) ?? [];
  if (line === undefined) return undefined;
  const from = text.lastIndexOf(comment, pos[0]);
  return [from, from + comment.length];
}

/** The parser resolves aliases when it creates the value, and reports an unresolved one without its position. */
export function aliasDiagnostic(
  file: string,
  document: Document.Parsed,
  { error, rangeOf }: { readonly error: unknown; readonly rangeOf: RangeOf },
): Diagnostic {
  const span = spanOf(findNode(document, (node) => isAlias(node) && !node.resolve(document)));
  const message = error instanceof Error ? error.message : String(error);
  return createDiagnostic('yaml-syntax', { file, range: span ? rangeOf(span) : FILE_START }, sentence(message));
}

export function mergeDiagnostic(file: string, { node, message }: MergeError, rangeOf: RangeOf): Diagnostic {
  const span = spanOf(node);
  return createDiagnostic('yaml-syntax', { file, range: span ? rangeOf(span) : FILE_START }, message, {
    fix: "Merge an anchor, as in `<<: *common`, or quote the key: '<<'.",
  });
}

export function excessDiagnostic(file: string): Diagnostic {
  const message = 'Aliases and merge keys repeat too many values.';
  return createDiagnostic('yaml-syntax', { file, range: FILE_START }, message, {
    fix: 'Replace the aliases by $refs.',
  });
}

function scalarsByOffset(document: Document.Parsed): ReadonlyMap<number | undefined, unknown> {
  const scalars = new Map<number | undefined, unknown>();
  visit(document, { Scalar: (_, scalar) => void scalars.set(spanOf(scalar)?.[0], scalar.value) });
  return scalars;
}

function findNode(document: Document.Parsed, matches: (node: unknown) => boolean): Node | undefined {
  let match: Node | undefined;
  visit(document, {
    Node: (_, node) => {
      if (!matches(node)) return undefined;
      match = node;
      return visit.BREAK;
    },
  });
  return match;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
