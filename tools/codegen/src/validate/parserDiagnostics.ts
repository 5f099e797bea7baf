import { createDiagnostic, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { locationOf, member, rootNode, type SpecNode } from '../spec/file/specNode.ts';
import { resolveChain } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { dropConsequentialErrors, type LocatedDiagnostic } from './dropConsequentialErrors.ts';
import type { ParserDiagnostic } from './parser/parser.ts';
import { suggestField } from './suggestField.ts';

/** What `@asyncapi/parser`, the authority on valid documents, has against the document: placed, and each thing once. */
export function toDiagnostics(
  document: SpecDocument,
  findings: readonly ParserDiagnostic[],
  known: readonly Diagnostic[],
): Diagnostic[] {
  const crash = findings.find(isCrash);
  // Over a document of which nothing else is known to be wrong, that is no fault of the document.
  if (crash && !hasErrors(known)) throw new Error(crash.message);
  const complaints = findings.filter(isOfInterest).flatMap((each) => complaintOf(document, each) ?? []);
  return dropConsequentialErrors(document, complaints, known).map((each) => diagnosticOf(document, each));
}

/** The parser came upon what it did not expect. */
function isCrash({ code }: ParserDiagnostic): boolean {
  return code === 'uncaught-error';
}

/** 0 is an error and 1 a warning; informations and hints ask for nothing. Our own checks say these better. */
function isOfInterest(finding: ParserDiagnostic): boolean {
  const { code, severity } = finding;
  return severity <= 1 && !isCrash(finding) && !['invalid-ref', 'asyncapi-is-asyncapi'].includes(String(code));
}

/** The parser names a file and a path in it, which may lead on through `$ref`s. Files that we could not read are reported as such. */
function complaintOf(document: SpecDocument, found: ParserDiagnostic): LocatedDiagnostic | undefined {
  const { code, message, path, severity, source } = found;
  const file = document.files.get(source ?? document.root.path);
  if (!file) return undefined;
  const node = path.reduce<SpecNode>((at, token) => member(resolveChain(document, at), token) ?? at, rootNode(file));
  const rule = STRUCTURE.has(String(code)) ? '' : ` (${code})`;
  // Where the parser cannot read one schema it says so with the stack of its own functions.
  const text = message
    .replace(/, stack: .*$/s, '')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '');
  return { node, message: `${text}${rule}`, severity };
}

/** Rules that check a document against the schema of AsyncAPI: their names add nothing to their messages. */
const STRUCTURE: ReadonlySet<string> = new Set([
  'asyncapi-document-resolved',
  'asyncapi-document-unresolved',
  'parser',
]);

function diagnosticOf(document: SpecDocument, { node, message, severity }: LocatedDiagnostic): Diagnostic {
  const isUnexpected = /is not expected to be here/.test(message);
  const part = isUnexpected || /must have required property/.test(message) ? 'key' : 'value';
  const hint = isUnexpected ? suggestField(document, node) : '';
  const version = String(member(rootNode(document.root), 'asyncapi')?.value);
  const text = /[.?!]$/.test(message) ? message : `${message}.`;
  return createDiagnostic(
    severity === 0 ? 'asyncapi-invalid' : 'asyncapi-advice',
    locationOf(node, part),
    `${text}${hint}`,
    {
      fix: `See https://www.asyncapi.com/docs/reference/specification/v${version}`,
    },
  );
}
