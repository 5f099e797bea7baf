import type { Diagnostic as ParserDiagnostic } from '@asyncapi/parser';
import { type Diagnostic, problem } from '../diagnostic.ts';
import { follow, type SpecDocument } from '../load/specDocument.ts';
import { member, placeOf, rootNode, type SpecNode } from '../load/specNode.ts';
import { type Complaint, withoutEchoes } from './echoes.ts';
import { suggestField } from './fieldNames.ts';

/** What `@asyncapi/parser`, the authority on valid documents, has against the document: placed, and each thing once. */
export async function proveAsyncApi(document: SpecDocument, known: readonly Diagnostic[]): Promise<Diagnostic[]> {
  const { Parser } = await import('@asyncapi/parser');
  const parser = new Parser({ __unstable: { resolver: { resolvers: resolversFor(document) } } });
  const found = await parser.validate(disarmed(document.root.text), { source: document.root.path });
  const complaints = found.filter(isOfInterest).flatMap((each) => complaintOf(document, each) ?? []);
  return withoutEchoes(document, complaints, known).map((each) => diagnosticOf(document, each));
}

/**
 * The parser sees the files that were loaded, and nothing else of the disk or the network. Whatever it asks for besides
 * is an empty object: an error here would make it try its own resolvers, which fetch.
 */
function resolversFor(document: SpecDocument) {
  const read = (uri: { path(): string }) => disarmed(document.files.get(decoded(uri.path()))?.text ?? '{}');
  return ['file', 'http', 'https'].map((schema) => ({
    schema,
    order: 1,
    canRead: true,
    read: schema === 'file' ? read : () => '{}',
  }));
}

const PROTOTYPE = '__proto__';
const DISARMED = '__prot0__';

/** The parser takes a key of this name for the prototype of its mapping. The other name has the same length. */
function disarmed(text: string): string {
  return text.replaceAll(PROTOTYPE, DISARMED);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** 0 is an error and 1 a warning; informations and hints ask for nothing. Our own checks say these better. */
function isOfInterest({ code, severity }: ParserDiagnostic): boolean {
  return severity <= 1 && !['invalid-ref', 'asyncapi-is-asyncapi'].includes(String(code));
}

/** The parser names a file and a path in it, which may lead on through `$ref`s. Files that we could not read are reported as such. */
function complaintOf(document: SpecDocument, found: ParserDiagnostic): Complaint | undefined {
  const { code, message, path, severity, source } = found;
  const file = document.files.get(source ?? document.root.path);
  if (!file) return undefined;
  const tokens = path.map((token) => String(token).replaceAll(DISARMED, PROTOTYPE));
  const node = tokens.reduce<SpecNode>((at, token) => member(follow(document, at), token) ?? at, rootNode(file));
  const rule = STRUCTURE.has(String(code)) ? '' : ` (${code})`;
  const text = message.replaceAll(DISARMED, PROTOTYPE).replace(/\s+/g, ' ').replace(/\.$/, '');
  return { node, message: `${text}${rule}`, severity };
}

/** Rules that check a document against the schema of AsyncAPI: their names add nothing to their messages. */
const STRUCTURE: ReadonlySet<string> = new Set([
  'asyncapi-document-resolved',
  'asyncapi-document-unresolved',
  'parser',
]);

function diagnosticOf(document: SpecDocument, { node, message, severity }: Complaint): Diagnostic {
  const isUnexpected = /is not expected to be here/.test(message);
  const part = isUnexpected || /must have required property/.test(message) ? 'key' : 'value';
  const hint = isUnexpected ? suggestField(document, node) : '';
  const version = String(member(rootNode(document.root), 'asyncapi')?.value);
  const text = /[.?!]$/.test(message) ? message : `${message}.`;
  return problem(severity === 0 ? 'asyncapi-invalid' : 'asyncapi-advice', placeOf(node, part), `${text}${hint}`, {
    fix: `See https://www.asyncapi.com/docs/reference/specification/v${version}`,
  });
}
