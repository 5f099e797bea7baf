import type { Diagnostic as ParserDiagnostic } from '@asyncapi/parser';
import { type Diagnostic, problem } from '../diagnostic.ts';
import { findReferences } from '../load/references.ts';
import { follow, type SpecDocument, target } from '../load/specDocument.ts';
import { identityOf, member, placeOf, rootNode, type SpecNode } from '../load/specNode.ts';

/**
 * What `@asyncapi/parser`, the authority on valid documents, has against the document: placed, and each thing once.
 * What it says around an error that our own checks `known` already is the same fault seen from outside.
 */
export async function proveAsyncApi(document: SpecDocument, known: readonly Diagnostic[]): Promise<Diagnostic[]> {
  const { Parser } = await import('@asyncapi/parser');
  const parser = new Parser({ __unstable: { resolver: { resolvers: resolversFor(document) } } });
  const found = await parser.validate(document.root.text, { source: document.root.path });
  const errors = known.filter(({ severity }) => severity === 'error');
  const all = found.filter(isOfInterest).map((each) => placed(document, each));
  return onePerPlace(all.filter(({ node }) => !errors.some((error) => holds(document, node, error))));
}

/** The parser sees the files that were loaded, and nothing else of the disk or the network. */
function resolversFor(document: SpecDocument) {
  const refuse = (uri: { toString(): string }): never => {
    throw new Error(`${uri.toString()} is not a file of this contract`);
  };
  const file = {
    schema: 'file',
    order: 1,
    canRead: true,
    read: (uri: { path(): string; toString(): string }) =>
      document.files.get(decodeURIComponent(uri.path()))?.text ?? refuse(uri),
  };
  return [file, ...['http', 'https'].map((schema) => ({ schema, order: 1, canRead: true, read: refuse }))];
}

/** 0 is an error and 1 a warning; informations and hints ask for nothing. Our own checks say these better. */
function isOfInterest({ code, severity }: ParserDiagnostic): boolean {
  const own = ['asyncapi-latest-version', 'asyncapi-document-resolved', 'invalid-ref'];
  return severity <= 1 && !own.includes(String(code));
}

interface Placed {
  readonly node: SpecNode;
  readonly diagnostic: Diagnostic;
}

/** The parser speaks of paths in the dereferenced document; walking them through the spec gives the true place. */
function placed(document: SpecDocument, { code, message, path, severity }: ParserDiagnostic): Placed {
  const node = path.reduce<SpecNode>((at, token) => {
    const next = member(follow(document, at), String(token));
    return next ? follow(document, next) : at;
  }, rootNode(document.root));
  const text = `${message.replace(/\s+/g, ' ').replace(/\.$/, '')} (${code}).`;
  const diagnostic = problem(severity === 0 ? 'asyncapi-invalid' : 'asyncapi-advice', placeOf(node), text);
  return { node, diagnostic };
}

/** A fault deep inside is reported again by everything around it; the deepest place is the one to mend. */
function onePerPlace(all: readonly Placed[]): Diagnostic[] {
  const first = new Map<string, Placed>();
  for (const each of all) if (!first.has(identityOf(each.node))) first.set(identityOf(each.node), each);
  const identities = [...first.keys()];
  return [...first.entries()]
    .filter(([identity]) => !identities.some((other) => other !== identity && other.startsWith(`${identity}/`)))
    .map(([, { diagnostic }]) => diagnostic);
}

/** Whether the place of a diagnostic lies inside a node, `$ref`s to other places included. */
function holds(document: SpecDocument, node: SpecNode, { file, pointer = '' }: Diagnostic): boolean {
  const seen = new Set<string>();
  const queue = [node];
  for (let at = queue.pop(); at; at = queue.pop()) {
    const identity = identityOf(at);
    if (seen.has(identity)) continue;
    seen.add(identity);
    const own = placeOf(at).pointer ?? '';
    if (at.file.path === file && (pointer === own || pointer.startsWith(`${own}/`))) return true;
    queue.push(...findReferences(at).flatMap((reference) => target(document, reference) ?? []));
  }
  return false;
}
