import type { Language } from '../dialect/language.ts';
import type { SpecFile } from './file/specFile.ts';
import { identityOf, type SpecNode } from './file/specNode.ts';

/** A schema with a URI of its own: a file, or a part of one that declares an `$id`. */
export interface Resource {
  /** What the references inside are relative to. */
  readonly uri: string;
  readonly node: SpecNode;
  /** By name: `$anchor`, `$dynamicAnchor`, and draft-07's `$id: '#name'`. */
  readonly anchors: ReadonlyMap<string, SpecNode>;
  readonly dynamicAnchors: ReadonlyMap<string, SpecNode>;
}

/** What the schemas of a document declare about themselves with `$id`, `$anchor` and `$schema`. */
export interface Resources {
  readonly byUri: ReadonlyMap<string, Resource>;
  readonly declared: ReadonlyMap<SpecFile, DeclarationTree>;
}

/** A tree along the paths of one file to the places that declare something. */
export interface DeclarationTree {
  readonly resource?: Resource;
  readonly language?: Language;
  readonly members: ReadonlyMap<string, DeclarationTree>;
}

/** What holds at a place of a spec. */
export interface EnclosingScope {
  readonly resource: Resource;
  /** Absent where no `$schema` says anything; then the language of whoever refers to the place holds. */
  readonly language?: Language;
}

/** What the nearest declarations around a node, or at it, say. */
export function enclosingScope(resources: Resources, { file, path }: SpecNode): EnclosingScope {
  const root = resources.declared.get(file);
  if (!root?.resource) throw new Error(`${file.name} is not a file of this document.`);
  let setting: EnclosingScope = { resource: root.resource, ...(root.language && { language: root.language }) };
  let at: DeclarationTree | undefined = root;
  for (const token of path) {
    at = at.members.get(token);
    if (!at) break;
    const { resource = setting.resource, language = setting.language } = at;
    setting = { resource, ...(language && { language }) };
  }
  return setting;
}

/** Whether the fragment of a reference names a place that `$dynamicRef` may look for elsewhere. */
export function isDynamicAnchor(resources: Resources, name: string, node: SpecNode): boolean {
  const anchor = enclosingScope(resources, node).resource.dynamicAnchors.get(name);
  return anchor !== undefined && identityOf(anchor) === identityOf(node);
}
