import { type Document, isAlias, isScalar, visit, type YAMLError } from 'yaml';
import { createDiagnostic, type Diagnostic, FILE_START, type Range } from '../../diagnostics/diagnostic.ts';
import { type Span, spanOf } from './spans.ts';

type RangeOf = (span: Span) => Range;

/** Behind a slip the YAML parser complains about all that it no longer understands, so only the first fault is told. */
export function yamlDiagnostics(
  { path: file, text }: { readonly path: string; readonly text: string },
  document: Document.Parsed,
  rangeOf: RangeOf,
): Diagnostic[] {
  const faults: readonly YAMLError[] = [...document.errors, ...document.warnings];
  const slip = faults.find(({ code }) => code !== 'DUPLICATE_KEY');
  const quote = slip && openQuote(document, slip);
  if (quote) return [createDiagnostic('yaml-syntax', { file, range: rangeOf(quote) }, 'This quote is not closed.')];
  const comment = slip && commentedReference(text, slip);
  if (comment) {
    const what = 'What begins with # is a comment, so this $ref is empty and its } is lost.';
    const fix = { fix: "Put quotes around it: { $ref: '#/…' }." };
    return [createDiagnostic('yaml-syntax', { file, range: rangeOf(comment) }, what, fix)];
  }
  if (slip) return [createDiagnostic('yaml-syntax', { file, range: rangeOf(slip.pos) }, messageOf(slip))];
  return faults.map(({ pos }) =>
    createDiagnostic('duplicate-key', { file, range: rangeOf(pos) }, 'This key stands twice in one mapping.'),
  );
}

function messageOf({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'Here a second YAML document begins, and a file of a spec has one.';
  return sentence(message);
}

/** Quotes that are not closed are noticed where the file ends, and mended where they begin. */
function openQuote(document: Document.Parsed, { code, pos }: YAMLError): Span | undefined {
  if (code !== 'MISSING_CHAR') return undefined;
  return found(document, (node) => isScalar(node) && /^QUOTE/.test(node.type ?? '') && spanOf(node)?.[1] === pos[0]);
}

/** `{ $ref: #/channels/acme }` directly before a slip. */
function commentedReference(text: string, { pos }: YAMLError): Span | undefined {
  const [line, comment = ''] = /\$ref:[ \t]+(#[^\n]*?)\s*$/.exec(text.slice(0, pos[0])) ?? [];
  if (line === undefined) return undefined;
  const from = text.lastIndexOf(comment, pos[0]);
  return [from, from + comment.length];
}

/** An alias of nothing is only noticed when values are put together, where its place is no longer known. */
export function aliasDiagnostic(
  file: string,
  document: Document.Parsed,
  { error, rangeOf }: { readonly error: unknown; readonly rangeOf: RangeOf },
): Diagnostic {
  const span = found(document, (node) => isAlias(node) && !node.resolve(document));
  const message = error instanceof Error ? error.message : String(error);
  return createDiagnostic('yaml-syntax', { file, range: span ? rangeOf(span) : FILE_START }, sentence(message));
}

/** Where the first node stands that is meant. */
function found(document: Document.Parsed, isMeant: (node: unknown) => boolean): Span | undefined {
  let span: Span | undefined;
  visit(document, (_, node) => {
    if (!isMeant(node)) return undefined;
    span = spanOf(node);
    return visit.BREAK;
  });
  return span;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
