import { createDiagnostic, type Diagnostic, related } from '../../diagnostics/diagnostic.ts';
import type { Language } from '../../dialect/language.ts';
import type { SpecFile } from '../file/specFile.ts';
import { identityOf, locationOf, member, rootNode, type SpecNode } from '../file/specNode.ts';
import { type ResolvedUri, resolveUri } from '../file/uri.ts';
import { type DeclarationTree, enclosingScope, type Resource, type Resources } from '../resources.ts';
import { languageOf } from './declaredLanguage.ts';

/** Collects what schemas declare about themselves, while they are walked from the outside in. */
export interface DeclarationCollector {
  readonly resources: Resources;
  /** Takes note of one schema; gives the language that it is written in. */
  readonly declare: (node: SpecNode, inherited: Language) => Language;
  readonly diagnostics: readonly Diagnostic[];
}

interface MutableDeclarations extends DeclarationTree {
  resource?: MutableResource;
  language?: Language;
  readonly members: Map<string, MutableDeclarations>;
}

interface MutableResource extends Resource {
  readonly anchors: Map<string, SpecNode>;
  readonly dynamicAnchors: Map<string, SpecNode>;
}

/** What was found so far. */
interface Found {
  readonly files: ReadonlyMap<string, SpecFile>;
  readonly byUri: Map<string, MutableResource>;
  readonly declared: Map<SpecFile, MutableDeclarations>;
  readonly diagnostics: Diagnostic[];
}

export function createDeclarationCollector(files: ReadonlyMap<string, SpecFile>): DeclarationCollector {
  const found: Found = { files, byUri: new Map(), declared: new Map(), diagnostics: [] };
  for (const file of files.values()) {
    const resource = newResource(file.uri, rootNode(file));
    found.byUri.set(file.uri, resource);
    found.declared.set(file, { resource, members: new Map() });
  }
  const declare: DeclarationCollector['declare'] = (node, inherited) => {
    const language = declareLanguage(node, found) ?? inherited;
    declareId(node, language, found);
    declareAnchors(node, language, found);
    return language;
  };
  return { resources: found, declare, diagnostics: found.diagnostics };
}

/** What an `$id` makes of a schema. Draft-07 gives names to places with `$id: '#name'`, and ignores it beside a `$ref`. */
function declareId(node: SpecNode, { dialect }: Language, found: Found): void {
  const id = member(node, '$id');
  if (typeof id?.value !== 'string' || (dialect === 'draft-07' && member(node, '$ref'))) return;
  const outer = outerResource(found, node);
  const resolved = resolveUri(id.value, outer.uri);
  if (!resolved || (resolved.fragment !== '' && dialect !== 'draft-07')) found.diagnostics.push(invalidId(id));
  else if (id.value.startsWith('#')) addAnchor(outer, resolved.fragment, { node, keyword: '$id' }, found);
  else declareResource(node, id, resolved, found);
}

function declareResource(node: SpecNode, id: SpecNode, { uri, fragment }: ResolvedUri, found: Found): void {
  const own = ensureEntry(found.declared, node);
  if (own.resource?.uri === uri) return;
  const resource = newResource(uri, node);
  own.resource = resource;
  const holder = found.byUri.get(uri);
  if (holder && identityOf(holder.node) !== identityOf(node))
    found.diagnostics.push(duplicateUri(uri, id, holder.node));
  else found.byUri.set(uri, resource);
  if (node.path.length === 0) found.byUri.set(node.file.uri, resource);
  if (fragment !== '') addAnchor(resource, fragment, { node, keyword: '$id' }, found);
}

function declareAnchors(node: SpecNode, { dialect }: Language, found: Found): void {
  if (dialect === 'draft-07') return;
  for (const keyword of ['$anchor', '$dynamicAnchor']) {
    const name = member(node, keyword)?.value;
    if (typeof name !== 'string') continue;
    const resource = enclosingScope(found, node).resource as MutableResource;
    addAnchor(resource, name, { node, keyword }, found);
    if (keyword === '$dynamicAnchor') resource.dynamicAnchors.set(name, node);
  }
}

function addAnchor(
  { anchors }: MutableResource,
  name: string,
  { node, keyword }: { readonly node: SpecNode; readonly keyword: string },
  { diagnostics }: Found,
): void {
  const holder = anchors.get(name);
  if (!holder || identityOf(holder) === identityOf(node)) anchors.set(name, node);
  else diagnostics.push(duplicateUri(`#${name}`, member(node, keyword) ?? node, holder));
}

function declareLanguage(node: SpecNode, { files, declared, diagnostics }: Found): Language | undefined {
  const $schema = member(node, '$schema');
  if (typeof $schema?.value !== 'string') return undefined;
  const { language, fault } = languageOf($schema, files);
  if (fault !== undefined) diagnostics.push(unknownLanguage($schema, fault));
  if (language) ensureEntry(declared, node).language = language;
  return language;
}

function newResource(uri: string, node: SpecNode): MutableResource {
  return { uri, node, anchors: new Map(), dynamicAnchors: new Map() };
}

/** The resource that a node would belong to without its own `$id`. */
function outerResource(resources: Resources, node: SpecNode): MutableResource {
  if (node.path.length > 0)
    return enclosingScope(resources, { ...node, path: node.path.slice(0, -1) }).resource as MutableResource;
  return newResource(node.file.uri, node);
}

function ensureEntry(
  declared: ReadonlyMap<SpecFile, MutableDeclarations>,
  { file, path }: SpecNode,
): MutableDeclarations {
  let at = declared.get(file);
  if (!at) throw new Error(`${file.name} is not a file of this document.`);
  for (const token of path) {
    const next: MutableDeclarations = at.members.get(token) ?? { members: new Map() };
    at.members.set(token, next);
    at = next;
  }
  return at;
}

function unknownLanguage($schema: SpecNode, what: string): Diagnostic {
  return createDiagnostic('schema-format-unknown', locationOf($schema), what, {
    fix: 'Write the schema in draft-07 or 2020-12, and name that in $schema or leave $schema out.',
  });
}

function invalidId(id: SpecNode): Diagnostic {
  const what = `"${String(id.value)}" is not a URI that a schema can have.`;
  return createDiagnostic('ref-invalid', locationOf(id), what, { fix: 'Write an absolute URI without a fragment.' });
}

function duplicateUri(uri: string, at: SpecNode, holder: SpecNode): Diagnostic {
  const what = `Two schemas claim to be "${uri}".`;
  return createDiagnostic('schema-id-clash', locationOf(at), what, {
    related: [related('the other one', locationOf(holder))],
  });
}
