import { type Diagnostic, problem } from '../diagnostic.ts';
import { knownLanguage, type Language, narrowed, unknownVocabularies } from '../normalise/schema/language.ts';
import type { Declared, Resource, Resources } from './resources.ts';
import { settingOf } from './resources.ts';
import type { SpecFile } from './specFile.ts';
import { identityOf, isMapping, member, placeOf, rootNode, type SpecNode } from './specNode.ts';
import { resolveUri } from './uri.ts';

/** Collects what schemas declare about themselves, while they are walked from the outside in. */
export interface Declarations {
  readonly resources: Resources;
  /** Takes note of one schema; gives the language that it is written in. */
  readonly declare: (node: SpecNode, inherited: Language) => Language;
  readonly diagnostics: readonly Diagnostic[];
}

interface Growing extends Declared {
  resource?: GrowingResource;
  language?: Language;
  readonly members: Map<string, Growing>;
}

interface GrowingResource extends Resource {
  readonly anchors: Map<string, SpecNode>;
  readonly dynamicAnchors: Map<string, SpecNode>;
}

export function declarations(files: ReadonlyMap<string, SpecFile>): Declarations {
  const byUri = new Map<string, GrowingResource>();
  const declared = new Map<SpecFile, Growing>();
  const diagnostics: Diagnostic[] = [];
  const resources: Resources = { byUri, declared };

  for (const file of files.values()) {
    const resource = newResource(file.uri, rootNode(file));
    byUri.set(file.uri, resource);
    declared.set(file, { resource, members: new Map() });
  }

  const register = (uri: string, resource: GrowingResource, at: SpecNode): void => {
    const holder = byUri.get(uri);
    if (holder && identityOf(holder.node) !== identityOf(resource.node)) diagnostics.push(clash(uri, at, holder.node));
    else byUri.set(uri, resource);
  };

  const addAnchor = (map: Map<string, SpecNode>, name: string, node: SpecNode, keyword: string): void => {
    const holder = map.get(name);
    if (!holder || identityOf(holder) === identityOf(node)) map.set(name, node);
    else diagnostics.push(clash(`#${name}`, member(node, keyword) ?? node, holder));
  };

  /** What an `$id` makes of a schema. Draft-07 gives names to places with `$id: '#name'`, and ignores it beside a `$ref`. */
  const declareId = (node: SpecNode, { dialect }: Language): void => {
    const id = member(node, '$id');
    if (typeof id?.value !== 'string' || (dialect === 'draft-07' && member(node, '$ref'))) return;
    const outer = outerResource(resources, node);
    const resolved = resolveUri(id.value, outer.uri);
    if (!resolved || (resolved.fragment !== '' && dialect !== 'draft-07')) {
      const what = `"${id.value}" is not a URI that a schema can have.`;
      diagnostics.push(problem('ref-invalid', placeOf(id), what, { fix: 'Write an absolute URI without a fragment.' }));
      return;
    }
    if (id.value.startsWith('#')) {
      addAnchor(outer.anchors, resolved.fragment, node, '$id');
      return;
    }
    const own = growAt(declared, node);
    if (own.resource?.uri === resolved.uri) return;
    own.resource = newResource(resolved.uri, node);
    register(resolved.uri, own.resource, id);
    if (node.path.length === 0) byUri.set(node.file.uri, own.resource);
    if (resolved.fragment !== '') addAnchor(own.resource.anchors, resolved.fragment, node, '$id');
  };

  const declareAnchors = (node: SpecNode, { dialect }: Language): void => {
    if (dialect === 'draft-07') return;
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const name = member(node, keyword)?.value;
      if (typeof name !== 'string') continue;
      const resource = settingOf(resources, node).resource as GrowingResource;
      addAnchor(resource.anchors, name, node, keyword);
      if (keyword === '$dynamicAnchor') resource.dynamicAnchors.set(name, node);
    }
  };

  const declareLanguage = (node: SpecNode): Language | undefined => {
    const $schema = member(node, '$schema');
    if (typeof $schema?.value !== 'string') return undefined;
    const language = languageOf($schema, files, diagnostics);
    if (language) growAt(declared, node).language = language;
    return language;
  };

  const declare = (node: SpecNode, inherited: Language): Language => {
    const language = declareLanguage(node) ?? inherited;
    declareId(node, language);
    declareAnchors(node, language);
    return language;
  };

  return { resources, declare, diagnostics };
}

function newResource(uri: string, node: SpecNode): GrowingResource {
  return { uri, node, anchors: new Map(), dynamicAnchors: new Map() };
}

/** The resource that a node would belong to without its own `$id`. */
function outerResource(resources: Resources, node: SpecNode): GrowingResource {
  if (node.path.length > 0)
    return settingOf(resources, { ...node, path: node.path.slice(0, -1) }).resource as GrowingResource;
  return newResource(node.file.uri, node);
}

function growAt(declared: ReadonlyMap<SpecFile, Growing>, { file, path }: SpecNode): Growing {
  let at = declared.get(file);
  if (!at) throw new Error(`${file.name} is not a file of this document.`);
  for (const token of path) {
    const next: Growing = at.members.get(token) ?? { members: new Map() };
    at.members.set(token, next);
    at = next;
  }
  return at;
}

/** The language of a `$schema`: a well-known one, or that of a metaschema among the files, less what it leaves out. */
function languageOf(
  $schema: SpecNode,
  files: ReadonlyMap<string, SpecFile>,
  diagnostics: Diagnostic[],
  depth = 0,
): Language | undefined {
  const uri = String($schema.value).replace(/#$/, '');
  const known = knownLanguage(uri);
  if (known) return known;
  const metaschema = [...files.values()].find(({ uri: own, value }) => own === uri || idOf(value) === uri);
  const own = metaschema && member(rootNode(metaschema), '$schema');
  const language = own && depth < 5 ? languageOf(own, files, diagnostics, depth + 1) : undefined;
  const vocabulary = metaschema && isMapping(metaschema.value) ? metaschema.value.$vocabulary : undefined;
  const unknown = isMapping(vocabulary) ? unknownVocabularies(vocabulary) : [];
  if (!language || unknown.length > 0) {
    const what =
      unknown.length > 0 ? `"${uri}" requires the vocabulary ${unknown[0]}.` : `hookbook cannot read "${uri}".`;
    diagnostics.push(
      problem('schema-format-unknown', placeOf($schema), what, {
        fix: 'Write the schema in draft-07 or 2020-12, and name that in $schema or leave $schema out.',
      }),
    );
  }
  return language && isMapping(vocabulary) ? narrowed(language, vocabulary) : language;
}

function idOf(value: unknown): unknown {
  return isMapping(value) && typeof value.$id === 'string' ? value.$id.replace(/#$/, '') : undefined;
}

function clash(uri: string, at: SpecNode, holder: SpecNode): Diagnostic {
  const { file, range } = placeOf(holder);
  const what = `Two schemas claim to be "${uri}".`;
  return problem('schema-id-clash', placeOf(at), what, { related: [{ message: 'the other one', file, range }] });
}
