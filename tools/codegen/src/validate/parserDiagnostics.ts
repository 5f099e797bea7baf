import type { ParserDiagnostic } from '@hookbook/asyncapi-parser';
import { createDiagnostic, type Diagnostic, hasErrors } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath, resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { dropConsequentialErrors, type LocatedDiagnostic } from './dropConsequentialErrors.ts';
import { decidesAlone } from './ownSchemas.ts';
import { suggestField } from './suggestField.ts';
import { withoutAlternatives } from './withoutAlternatives.ts';

interface EarlierStages {
  readonly document: SpecDocument;
  /** Their examples are validated by Hookbook. */
  readonly checkedMessages: ReadonlySet<unknown>;
  /** The diagnostics of loading and normalising, which are not repeated. */
  readonly earlier: readonly Diagnostic[];
}

/** Turns parser diagnostics into diagnostics, each mistake once. */
export function toDiagnostics(
  { document, checkedMessages, earlier }: EarlierStages,
  parserDiagnostics: readonly ParserDiagnostic[],
): Diagnostic[] {
  const crash = parserDiagnostics.find(isCrash);
  // If the document has errors, they may be the reason.
  const unchecked = crash && !hasErrors(earlier) ? [parserCrashed(document, crash)] : [];
  const relevant = parserDiagnostics.filter(
    (diagnostic) => isRelevant(diagnostic) && !isOfExample(document, diagnostic, checkedMessages),
  );
  const isOwn = decidesAlone(document);
  const located = relevant
    .flatMap((diagnostic) => locate(document, diagnostic) ?? [])
    .map((diagnostic): LocatedDiagnostic => (isOwn(diagnostic.node) ? { ...diagnostic, isChecked: true } : diagnostic));
  const remaining = dropConsequentialErrors(document, withoutAlternatives(located), earlier);
  const reported = remaining.filter(({ isChecked }) => !isChecked);
  return [...unchecked, ...reported.map((diagnostic) => toDiagnostic(document, diagnostic))];
}

/** A bug of the parser is no reason to refuse a document. It runs out of stack on some recursive schemas, for example. */
function parserCrashed(document: SpecDocument, { message }: ParserDiagnostic): Diagnostic {
  const reason = plainText(message.replace(/^.*?message: /s, '')).replace(/,$/, '');
  const problem = `@asyncapi/parser failed on this document: ${reason}. Only the checks of Hookbook were made.`;
  return createDiagnostic('asyncapi-unchecked', locationOf(rootNode(document.root)), problem);
}

function isCrash({ code }: ParserDiagnostic): boolean {
  return code === 'uncaught-error';
}

/** Errors (0) and warnings (1), except those that Hookbook reports itself. */
function isRelevant(diagnostic: ParserDiagnostic): boolean {
  const { code, severity, path } = diagnostic;
  // A rule about each channel takes the `$ref` in place of all channels for one.
  const isOfReference = path.at(-1) === '$ref' && !STRUCTURAL_RULES.has(String(code));
  const isOwn = ['invalid-ref', 'asyncapi-is-asyncapi'].includes(String(code));
  return severity <= 1 && !isCrash(diagnostic) && !isOwn && !isOfReference;
}

/** Whether the payload of an example is invalid because its schema is, or is one that Hookbook validates itself. */
function isOfExample(
  document: SpecDocument,
  { code, message, path }: ParserDiagnostic,
  checkedMessages: ReadonlySet<unknown>,
): boolean {
  if (!/message-examples/.test(String(code))) return false;
  const index = path.findIndex((token, at) => token === 'examples' && path[at + 2] === 'payload');
  const owner = index < 0 ? undefined : getPath(document, rootNode(document.root), ...path.slice(0, index));
  return checkedMessages.has(owner?.value) || /^schema is invalid|must be JSONType/.test(message);
}

/** Finds the node of a diagnostic. Returns undefined if its file could not be loaded, which the loader reports. */
function locate(document: SpecDocument, diagnostic: ParserDiagnostic): LocatedDiagnostic | undefined {
  const { code, message, path, severity, source } = diagnostic;
  const file = document.files.get(source ?? document.root.path);
  if (!file) return undefined;
  const node = path.reduce<SpecNode>(
    (parent, token) => member(resolveChain(document, parent), token) ?? parent,
    rootNode(file),
  );
  const rule = STRUCTURAL_RULES.has(String(code)) ? '' : ` (${code})`;
  return { node, message: `${plainText(message)}${rule}`, severity };
}

/** Removes the stack trace that the parser adds if it fails to read a schema. */
function plainText(message: string): string {
  return message
    .replace(/, stack: .*$/s, '')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '');
}

/** Rules that check a document against the schema of AsyncAPI. Their names would add nothing to their messages. */
const STRUCTURAL_RULES: ReadonlySet<string> = new Set([
  'asyncapi-document-resolved',
  'asyncapi-document-unresolved',
  'parser',
]);

function toDiagnostic(document: SpecDocument, { node, message, severity }: LocatedDiagnostic): Diagnostic {
  const isUnexpected = /is not expected to be here/.test(message);
  const part = isUnexpected || /must have required property/.test(message) ? 'key' : 'value';
  const hint = isUnexpected ? suggestField(document, node) : '';
  const version = String(member(rootNode(document.root), 'asyncapi')?.value);
  const sentence = /[.?!]$/.test(message) ? message : `${message}.`;
  const code = severity === 0 ? 'asyncapi-invalid' : 'asyncapi-advice';
  return createDiagnostic(code, locationOf(node, part), `${sentence}${hint}`, {
    fix: `See https://www.asyncapi.com/docs/reference/specification/v${version}`,
  });
}
