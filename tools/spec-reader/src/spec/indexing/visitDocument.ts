import { isMapping } from '@hookbook/contract/data';
import { keywordKind } from '@hookbook/contract/schema';
import { LANGUAGES, type Language } from '../../dialect/language.ts';
import { dialectOf } from '../../dialect/schemaFormat.ts';
import { contentOf, EXAMPLE_PARTS, WEBHOOK_PARTS } from '../asyncapiKeys.ts';
import type { SpecFile } from '../file/specFile.ts';
import { member, members, rootNode, type SpecNode } from '../file/specNode.ts';
import { isReference } from '../findReferences.ts';
import { enclosingScope } from '../resources.ts';
import { subschemas } from '../subschemas.ts';
import type { DeclarationCollector } from './collectDeclarations.ts';

/** An object in a spec with a `$ref` or `$dynamicRef`. */
export interface FoundReference {
  readonly node: SpecNode;
  readonly keyword: '$ref' | '$recursiveRef' | '$dynamicRef';
}

/** The meaning of a node, and therefore of the node that its reference points to. */
export type NodeKind = { readonly kind: 'object' | 'data' } | { readonly kind: 'schema'; readonly language: Language };

export type Visit = (node: SpecNode, nodeKind: NodeKind) => void;

/**
 * Creates a function that visits a node and everything in it, each value once per meaning. The meaning matters because
 * `$id`, `$anchor` and `$schema` are declarations only in schemas.
 */
export function createVisitor(collector: DeclarationCollector, root: SpecFile, onReference: OnReference): Visit {
  const isNew = createVisitedSet();
  const visitSchema = createSchemaVisitor(collector, isNew, onReference);
  const visitObject = createObjectVisitor(isNew, visitSchema, onReference);
  return (node, nodeKind) => {
    if (nodeKind.kind === 'object') visitObject(node);
    if (nodeKind.kind !== 'schema') return;
    const languageAt = (schema: SpecNode) => enclosingScope(collector.resources, schema).language ?? nodeKind.language;
    // Declarations at the top of a file apply to the schemas in it, so visit the top first.
    const top = rootNode(node.file);
    if (node.file !== root) visitSchema(top, languageAt(top));
    visitSchema(node, languageAt(node));
  };
}

type IsNew = (node: SpecNode, meaning: string) => boolean;
type OnReference = (reference: FoundReference, nodeKind: NodeKind) => void;
type VisitSchema = (node: SpecNode, inherited: Language) => void;

function createVisitedSet(): IsNew {
  const visited = new Map<string, Set<unknown>>();
  return ({ value }, meaning) => {
    const values = visited.get(meaning) ?? new Set();
    visited.set(meaning, values);
    return values.size !== values.add(value).size;
  };
}

function createSchemaVisitor(collector: DeclarationCollector, isNew: IsNew, onReference: OnReference): VisitSchema {
  const visit: VisitSchema = (node, inherited) => {
    if (!isMapping(node.value) || !isNew(node, inherited.name)) return;
    const format = member(node, 'schemaFormat');
    const schema = format && member(node, 'schema');
    if (schema) visitWithFormat(visit, schema, format);
    else visitKeywords(node, collector.declare(node, inherited));
  };
  const visitKeywords = (node: SpecNode, language: Language): void => {
    const nodeKind: NodeKind = { kind: 'schema', language };
    const { $ref, $recursiveRef, $dynamicRef } = node.value as Readonly<Record<string, unknown>>;
    if (typeof $ref === 'string') onReference({ node, keyword: '$ref' }, nodeKind);
    if (typeof $recursiveRef === 'string' && keywordKind('$recursiveRef', language.dialect) !== undefined)
      onReference({ node, keyword: '$recursiveRef' }, nodeKind);
    if (typeof $dynamicRef === 'string' && keywordKind('$dynamicRef', language.dialect) !== undefined)
      onReference({ node, keyword: '$dynamicRef' }, nodeKind);
    for (const schema of subschemas(node, language.dialect)) visit(schema, language);
  };
  return visit;
}

/** Visits a schema in the dialect of its `schemaFormat`; skips it if the format is not supported. */
function visitWithFormat(visitSchema: VisitSchema, node: SpecNode, format: SpecNode | undefined): void {
  const dialect = dialectOf(typeof format?.value === 'string' ? format.value : undefined);
  if (dialect) visitSchema(node, LANGUAGES[dialect]);
}

function createObjectVisitor(
  isNew: IsNew,
  visitSchema: VisitSchema,
  onReference: OnReference,
): (node: SpecNode) => void {
  const visit = (node: SpecNode): void => {
    if (Array.isArray(node.value)) for (const [, item] of members(node)) visit(item);
    if (!isMapping(node.value) || !isNew(node, 'object')) return;
    if (Object.hasOwn(node.value, '$ref')) onReference({ node, keyword: '$ref' }, { kind: 'object' });
    else for (const [key, value] of members(node)) visitMember(node, key, value);
  };
  const visitMember = (parent: SpecNode, key: string, node: SpecNode): void => {
    switch (contentOf(key)) {
      case 'data':
        break;
      case 'schema':
        visitWithFormat(visitSchema, node, key === 'payload' ? member(parent, 'schemaFormat') : undefined);
        break;
      case 'schemas by name':
        for (const [, schema] of members(node)) visitWithFormat(visitSchema, schema, undefined);
        break;
      case 'examples':
        for (const [, example] of members(node)) visitParts(example, EXAMPLE_PARTS);
        break;
      case 'webhook':
        visitParts(node, WEBHOOK_PARTS);
        break;
      case 'entries':
        visitParts(node, Object.keys(node.value ?? {}));
        break;
      case 'objects by name':
        for (const [, object] of members(node)) visit(object);
        break;
      case 'object':
        visit(node);
    }
  };
  /** The payload and headers of an example may be in a separate file, and so may scenarios and guides. */
  const visitParts = (parent: SpecNode, parts: readonly string[]): void => {
    for (const part of parts) {
      const content = isMapping(parent.value) ? member(parent, part) : undefined;
      if (content && isReference(content.value)) onReference({ node: content, keyword: '$ref' }, { kind: 'data' });
    }
  };
  return visit;
}
