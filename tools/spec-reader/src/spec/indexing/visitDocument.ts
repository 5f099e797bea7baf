import { isMapping } from '@hookbook/contract/data';
import { keywordKind } from '@hookbook/contract/schema';
import { LANGUAGES, type Language } from '../../dialect/language.ts';
import { dialectOf } from '../../dialect/schemaFormat.ts';
import { EXAMPLE_PARTS, type KeyContent, WEBHOOK_PARTS } from '../asyncapiKeys.ts';
import type { DocumentFormat } from '../documentFormat.ts';
import type { SpecFile } from '../file/specFile.ts';
import { member, members, rootNode, type SpecNode } from '../file/specNode.ts';
import { isReference, mappedReferences } from '../findReferences.ts';
import { enclosingScope } from '../resources.ts';
import { subschemas } from '../subschemas.ts';
import type { DeclarationCollector } from './collectDeclarations.ts';

/** An object in a spec with a `$ref` or `$dynamicRef`, or the mapping of a discriminator with a reference. */
export interface FoundReference {
  readonly node: SpecNode;
  readonly keyword: string;
}

/** The meaning of a node, and therefore of the node that its reference points to. */
export type NodeKind =
  | { readonly kind: 'object' | 'data' }
  | { readonly kind: 'map'; readonly content: KeyContent }
  | { readonly kind: 'schema'; readonly language: Language };

export type Visit = (node: SpecNode, nodeKind: NodeKind) => void;

/**
 * Creates a function that visits a node and everything in it, each value once per meaning. The meaning matters because
 * `$id`, `$anchor` and `$schema` are declarations only in schemas.
 */
export function createVisitor(
  collector: DeclarationCollector,
  { root, format }: { readonly root: SpecFile; readonly format: DocumentFormat },
  onReference: OnReference,
): Visit {
  const isNew = createVisitedSet();
  const visitSchema = createSchemaVisitor(collector, isNew, { format, onReference });
  const language = format.languageOf(root.value);
  const visitObject = createObjectVisitor(isNew, visitSchema, { format, language, onReference });
  return (node, nodeKind) => {
    if (nodeKind.kind === 'object') visitObject.object(node);
    if (nodeKind.kind === 'map') visitObject.content(node, nodeKind.content);
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

function createSchemaVisitor(
  collector: DeclarationCollector,
  isNew: IsNew,
  { format, onReference }: { readonly format: DocumentFormat; readonly onReference: OnReference },
): VisitSchema {
  const followsMappings = format.contentOf('discriminator') === 'discriminator';
  const visit: VisitSchema = (node, inherited) => {
    if (!isMapping(node.value) || !isNew(node, inherited.name)) return;
    const schemaFormat = member(node, 'schemaFormat');
    const schema = schemaFormat && member(node, 'schema');
    if (schema) visitWithFormat(visit, schema, schemaFormat);
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
    const mapping = followsMappings && mappingOf(node);
    if (mapping)
      for (const keyword of mappedReferences(mapping.value)) onReference({ node: mapping, keyword }, nodeKind);
    for (const schema of subschemas(node, language.dialect)) visit(schema, language);
  };
  return visit;
}

function mappingOf(schema: SpecNode): SpecNode | undefined {
  const discriminator = member(schema, 'discriminator');
  return discriminator && member(discriminator, 'mapping');
}

/** Visits a schema in the dialect of its `schemaFormat`; skips it if the format is not supported. */
function visitWithFormat(visitSchema: VisitSchema, node: SpecNode, format: SpecNode): void {
  const dialect = dialectOf(typeof format.value === 'string' ? format.value : undefined);
  if (dialect) visitSchema(node, LANGUAGES[dialect]);
}

interface ObjectVisitor {
  readonly object: (node: SpecNode) => void;
  readonly content: (node: SpecNode, content: KeyContent) => void;
}

interface ObjectContext {
  readonly format: DocumentFormat;
  readonly language: Language;
  readonly onReference: OnReference;
}

function createObjectVisitor(
  isNew: IsNew,
  visitSchema: VisitSchema,
  { format, language, onReference }: ObjectContext,
): ObjectVisitor {
  const visit = (node: SpecNode): void => {
    if (Array.isArray(node.value)) for (const [, item] of members(node)) visit(item);
    if (!isMapping(node.value) || !isNew(node, 'object')) return;
    if (Object.hasOwn(node.value, '$ref')) onReference({ node, keyword: '$ref' }, { kind: 'object' });
    else for (const [key, value] of members(node)) visitMember(node, key, value);
  };
  const visitMember = (parent: SpecNode, key: string, node: SpecNode): void => {
    const schemaFormat = key === 'payload' ? member(parent, 'schemaFormat') : undefined;
    if (schemaFormat) visitWithFormat(visitSchema, node, schemaFormat);
    else visitContent(node, format.contentOf(key));
  };
  const visitContent = (node: SpecNode, content: KeyContent): void => {
    if (content.endsWith('by name') && isReference(node.value)) {
      onReference({ node, keyword: '$ref' }, { kind: 'map', content });
      return;
    }
    switch (content) {
      case 'data':
      case 'discriminator':
        break;
      case 'schema':
        visitSchema(node, language);
        break;
      case 'schemas by name':
        for (const [, schema] of members(node)) visitSchema(schema, language);
        break;
      case 'examples':
        for (const [, example] of members(node)) visitParts(example, EXAMPLE_PARTS);
        break;
      case 'data or reference':
        visitPart(node);
        break;
      case 'webhook':
        visitParts(node, WEBHOOK_PARTS);
        break;
      case 'entries':
        visitParts(node, Object.keys(node.value ?? {}));
        break;
      case 'examples by name':
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
      if (content) visitPart(content);
    }
  };
  const visitPart = (node: SpecNode): void => {
    if (isReference(node.value)) onReference({ node, keyword: '$ref' }, { kind: 'data' });
  };
  return { object: visit, content: visitContent };
}
