import type { Language } from '../dialect/language.ts';
import type { SpecFile } from './file/specFile.ts';
import { identityOf, type SpecNode } from './file/specNode.ts';

/** A schema with its own URI: a file, or a schema in a file that declares an `$id`. */
export interface Resource {
  /** The base URI of the references in the schema. */
  readonly uri: string;
  readonly node: SpecNode;
  /** By name, from `$anchor`, `$dynamicAnchor` and draft-07's `$id: '#name'`. */
  readonly anchors: ReadonlyMap<string, SpecNode>;
  readonly dynamicAnchors: ReadonlyMap<string, SpecNode>;
}

/** What the schemas of a document declare with `$id`, `$anchor` and `$schema`. */
export interface Resources {
  readonly byUri: ReadonlyMap<string, Resource>;
  readonly declared: ReadonlyMap<SpecFile, DeclarationTree>;
}

/** The declarations in one file, as a tree that follows the paths of the values that declare something. */
export interface DeclarationTree {
  readonly resource?: Resource;
  readonly language?: Language;
  readonly members: ReadonlyMap<string, DeclarationTree>;
}

/** The resource and language that apply to a value. */
export interface EnclosingScope {
  readonly resource: Resource;
  /** Absent if no `$schema` applies; then the schema uses the language of the schema that refers to it. */
  readonly language?: Language;
}

/** The scope of a node, from the nearest declarations at the node or around it. */
export function enclosingScope(resources: Resources, { file, path }: SpecNode): EnclosingScope {
  const root = resources.declared.get(file);
  if (!root?.resource) throw new Error(`${file.name} is not a file of this document.`);
  let scope: EnclosingScope = { resource: root.resource, ...(root.language && { language: root.language }) };
  let tree: DeclarationTree | undefined = root;
  for (const token of path) {
    tree = tree.members.get(token);
    if (!tree) break;
    const { resource = scope.resource, language = scope.language } = tree;
    scope = { resource, ...(language && { language }) };
  }
  return scope;
}

/** Whether `node` declares `name` as a `$dynamicAnchor`, which a `$dynamicRef` may resolve to another schema. */
export function isDynamicAnchor(resources: Resources, name: string, node: SpecNode): boolean {
  const anchor = enclosingScope(resources, node).resource.dynamicAnchors.get(name);
  return anchor !== undefined && identityOf(anchor) === identityOf(node);
}
