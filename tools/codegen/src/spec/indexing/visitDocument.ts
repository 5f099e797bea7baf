import { isMapping } from '@hookbook/contract/data';
import { LANGUAGES, type Language } from '../../dialect/language.ts';
import { dialectOf } from '../../dialect/schemaFormat.ts';
import { contentOf, EXAMPLE_PARTS } from '../asyncapiKeys.ts';
import type { SpecFile } from '../file/specFile.ts';
import { member, members, rootNode, type SpecNode } from '../file/specNode.ts';
import { isReference } from '../findReferences.ts';
import { enclosingScope } from '../resources.ts';
import { subschemas } from '../subschemas.ts';
import type { DeclarationCollector } from './collectDeclarations.ts';

/** A place of a spec that refers to another. */
export interface FoundReference {
  readonly node: SpecNode;
  readonly keyword: '$ref' | '$dynamicRef';
}

/** What a node stands for, and with it what the node that it refers to stands for. */
export type NodeKind = { readonly kind: 'object' | 'data' } | { readonly kind: 'schema'; readonly language: Language };

export type Visit = (node: SpecNode, role: NodeKind) => void;

/** Walks nodes as what they mean, each once: only in schemas do `$id` and its like mean something. */
export function createVisitor(
  found: DeclarationCollector,
  root: SpecFile,
  meet: (reference: FoundReference, role: NodeKind) => void,
): Visit {
  const isNew = createVisitedSet();
  const visitSchema = schemaVisitor(found, isNew, meet);
  const visitObject = objectVisitor(isNew, visitSchema, meet);
  return (node, role) => {
    if (role.kind === 'object') visitObject(node);
    if (role.kind !== 'schema') return;
    const language = (at: SpecNode) => enclosingScope(found.resources, at).language ?? role.language;
    // What a file declares at its top holds for its parts, so the top is read first.
    const top = rootNode(node.file);
    if (node.file !== root) visitSchema(top, language(top));
    visitSchema(node, language(node));
  };
}

type IsNew = (node: SpecNode, kind: string) => boolean;
type OnReference = (reference: FoundReference, role: NodeKind) => void;
type VisitSchema = (node: SpecNode, inherited: Language) => void;

function createVisitedSet(): IsNew {
  const seen = new Map<string, Set<unknown>>();
  return ({ value }, kind) => {
    const values = seen.get(kind) ?? new Set();
    seen.set(kind, values);
    return values.size !== values.add(value).size;
  };
}

function schemaVisitor(found: DeclarationCollector, isNew: IsNew, meet: OnReference): VisitSchema {
  const visit: VisitSchema = (node, inherited) => {
    if (!isMapping(node.value) || !isNew(node, inherited.name)) return;
    const format = member(node, 'schemaFormat');
    const inner = format && member(node, 'schema');
    if (inner) visitAs(visit, inner, format);
    else visitKeywords(node, found.declare(node, inherited));
  };
  const visitKeywords = (node: SpecNode, language: Language): void => {
    const role: NodeKind = { kind: 'schema', language };
    const { $ref, $dynamicRef } = node.value as Readonly<Record<string, unknown>>;
    if (typeof $ref === 'string') meet({ node, keyword: '$ref' }, role);
    if (typeof $dynamicRef === 'string' && language.dialect === '2020-12') meet({ node, keyword: '$dynamicRef' }, role);
    for (const each of subschemas(node, language.dialect)) visit(each, language);
  };
  return visit;
}

/** A schema in the format that stands beside it, if that is one that can be read. */
function visitAs(visitSchema: VisitSchema, node: SpecNode, format: SpecNode | undefined): void {
  const dialect = dialectOf(typeof format?.value === 'string' ? format.value : undefined);
  if (dialect) visitSchema(node, LANGUAGES[dialect]);
}

function objectVisitor(isNew: IsNew, visitSchema: VisitSchema, meet: OnReference): (node: SpecNode) => void {
  const visit = (node: SpecNode): void => {
    if (Array.isArray(node.value)) for (const [, each] of members(node)) visit(each);
    if (!isMapping(node.value) || !isNew(node, 'object')) return;
    if (Object.hasOwn(node.value, '$ref')) meet({ node, keyword: '$ref' }, { kind: 'object' });
    else for (const [key, each] of members(node)) visitMember(node, key, each);
  };
  const visitMember = (holder: SpecNode, key: string, node: SpecNode): void => {
    switch (contentOf(key)) {
      case 'data':
        break;
      case 'schema':
        visitAs(visitSchema, node, key === 'payload' ? member(holder, 'schemaFormat') : undefined);
        break;
      case 'schemas by name':
        for (const [, schema] of members(node)) visitAs(visitSchema, schema, undefined);
        break;
      case 'examples':
        visitExamples(node);
        break;
      case 'objects by name':
        for (const [, object] of members(node)) visit(object);
        break;
      case 'object':
        visit(node);
    }
  };
  /** The payload or headers of an example may be in a file of their own. */
  const visitExamples = (list: SpecNode): void => {
    for (const [, example] of members(list))
      for (const part of EXAMPLE_PARTS) {
        const content = isMapping(example.value) ? member(example, part) : undefined;
        if (content && isReference(content.value)) meet({ node: content, keyword: '$ref' }, { kind: 'data' });
      }
  };
  return visit;
}
