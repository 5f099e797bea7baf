import { REF_ALONE } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic, related } from '../../diagnostics/diagnostic.ts';
import type { Language } from '../../dialect/language.ts';
import type { SpecFile } from '../file/specFile.ts';
import { identityOf, locationOf, member, rootNode, type SpecNode } from '../file/specNode.ts';
import { type ResolvedUri, resolveUri } from '../file/uri.ts';
import { type DeclarationTree, enclosingScope, type Resource, type Resources } from '../resources.ts';
import { declaredLanguage } from './declaredLanguage.ts';

/** Collects the declarations of schemas. An outer schema must be declared before the schemas inside it. */
export interface DeclarationCollector {
  readonly resources: Resources;
  /** Records the declarations of one schema, and returns its language. */
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

interface CollectorState {
  readonly files: ReadonlyMap<string, SpecFile>;
  readonly byUri: Map<string, MutableResource>;
  readonly declared: Map<SpecFile, MutableDeclarations>;
  readonly diagnostics: Diagnostic[];
}

export function createDeclarationCollector(files: ReadonlyMap<string, SpecFile>): DeclarationCollector {
  const state: CollectorState = { files, byUri: new Map(), declared: new Map(), diagnostics: [] };
  for (const file of files.values()) {
    const resource = newResource(file.uri, rootNode(file));
    state.byUri.set(file.uri, resource);
    state.declared.set(file, { resource, members: new Map() });
  }
  const declare: DeclarationCollector['declare'] = (node, inherited) => {
    const language = declareLanguage(node, state) ?? inherited;
    declareId(node, language, state);
    declareAnchors(node, language, state);
    return language;
  };
  return { resources: state, declare, diagnostics: state.diagnostics };
}

/** In draft-07, `$id: '#name'` declares an anchor, and an `$id` next to a `$ref` is ignored. */
function declareId(node: SpecNode, { dialect }: Language, state: CollectorState): void {
  const id = member(node, '$id');
  if (typeof id?.value !== 'string' || (REF_ALONE.includes(dialect) && member(node, '$ref'))) return;
  const outer = outerResource(state, node);
  const resolved = resolveUri(id.value, outer.uri);
  if (!resolved || (resolved.fragment !== '' && !REF_ALONE.includes(dialect))) state.diagnostics.push(invalidId(id));
  else if (id.value.startsWith('#')) addAnchor(outer, resolved.fragment, { node, keyword: '$id' }, state);
  else declareResource(node, id, resolved, state);
}

function declareResource(
  node: SpecNode,
  id: SpecNode,
  { uri, fragment }: ResolvedUri,
  { byUri, declared, diagnostics }: CollectorState,
): void {
  const entry = ensureEntry(declared, node);
  if (entry.resource?.uri === uri) return;
  const resource = newResource(uri, node);
  entry.resource = resource;
  const existing = byUri.get(uri);
  if (existing && identityOf(existing.node) !== identityOf(node))
    diagnostics.push(duplicateUri(uri, id, existing.node));
  else byUri.set(uri, resource);
  if (node.path.length === 0) byUri.set(node.file.uri, resource);
  if (fragment !== '') addAnchor(resource, fragment, { node, keyword: '$id' }, { diagnostics });
}

function declareAnchors(node: SpecNode, { dialect }: Language, state: CollectorState): void {
  if (REF_ALONE.includes(dialect)) return;
  for (const keyword of ['$anchor', '$dynamicAnchor']) {
    const name = member(node, keyword)?.value;
    if (typeof name !== 'string') continue;
    const resource = enclosingScope(state, node).resource as MutableResource;
    addAnchor(resource, name, { node, keyword }, state);
    if (keyword === '$dynamicAnchor') resource.dynamicAnchors.set(name, node);
  }
}

function addAnchor(
  { anchors }: MutableResource,
  name: string,
  { node, keyword }: { readonly node: SpecNode; readonly keyword: string },
  { diagnostics }: Pick<CollectorState, 'diagnostics'>,
): void {
  const existing = anchors.get(name);
  if (!existing || identityOf(existing) === identityOf(node)) anchors.set(name, node);
  else diagnostics.push(duplicateUri(`#${name}`, member(node, keyword) ?? node, existing));
}

function declareLanguage(node: SpecNode, { files, declared, diagnostics }: CollectorState): Language | undefined {
  const $schema = member(node, '$schema');
  if (typeof $schema?.value !== 'string') return undefined;
  const { language, problem } = declaredLanguage($schema, files);
  if (problem !== undefined) diagnostics.push(unsupportedLanguage($schema, problem));
  if (language) ensureEntry(declared, node).language = language;
  return language;
}

function newResource(uri: string, node: SpecNode): MutableResource {
  return { uri, node, anchors: new Map(), dynamicAnchors: new Map() };
}

/** The resource that contains a node, ignoring the node's own `$id`. */
function outerResource(resources: Resources, node: SpecNode): MutableResource {
  if (node.path.length > 0)
    return enclosingScope(resources, { ...node, path: node.path.slice(0, -1) }).resource as MutableResource;
  return newResource(node.file.uri, node);
}

function ensureEntry(
  declared: ReadonlyMap<SpecFile, MutableDeclarations>,
  { file, path }: SpecNode,
): MutableDeclarations {
  let entry = declared.get(file);
  if (!entry) throw new Error(`${file.name} is not a file of this document.`);
  for (const token of path) {
    const next: MutableDeclarations = entry.members.get(token) ?? { members: new Map() };
    entry.members.set(token, next);
    entry = next;
  }
  return entry;
}

function unsupportedLanguage($schema: SpecNode, message: string): Diagnostic {
  return createDiagnostic('schema-dialect-unknown', locationOf($schema), message, {});
}

function invalidId(id: SpecNode): Diagnostic {
  return createDiagnostic('ref-invalid', locationOf(id), `Invalid $id "${String(id.value)}".`, {
    fix: 'Use an absolute URI without a fragment.',
  });
}

function duplicateUri(uri: string, node: SpecNode, existing: SpecNode): Diagnostic {
  return createDiagnostic('schema-id-clash', locationOf(node), `"${uri}" identifies two schemas.`, {
    related: [related('the other schema', locationOf(existing))],
  });
}
