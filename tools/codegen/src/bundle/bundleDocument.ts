import type { Contract } from '@hookbook/contract';
import { compareText, inAlphabeticalOrder, isMapping, toPointer } from '@hookbook/contract/data';
import { enterScope, REFERENCE_KEYWORDS, resolveInScope, type ScopedSchema } from '../normalise/schema/scope.ts';
import { identityOf, member, members, rootNode, type SpecNode } from '../spec/file/specNode.ts';
import { isReference } from '../spec/findReferences.ts';
import { parseReference } from '../spec/parseReference.ts';
import { resolveChain } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { componentNames } from './componentNames.ts';
import { type Context, inOrder, into, intoList, ROOT_CONTEXT } from './context.ts';

type Json = Record<string, unknown>;

/**
 * The document and its files as one: shared schemas move to `components/schemas`, everything else of another file is put
 * where it is referred to. The root document itself keeps its shape, so references to places in it stay right.
 */
export function bundleDocument(document: SpecDocument, contract: Contract): Json {
  const names = componentNames(document);
  const schemas: Json = {};
  const examples = examplesOf(contract);

  const convert = (node: SpecNode, context: Context): unknown => {
    if (context.kind === 'payload') return payload(node);
    if (context.kind === 'data') return inAlphabeticalOrder(node.value);
    if (Array.isArray(node.value)) return members(node).map(([key, each]) => convert(each, intoList(context, key)));
    if (!isMapping(node.value)) return node.value;
    if (context.kind === 'schema')
      return schema(node, { ...context, scope: enterScope(document, node, context.scope) });
    if (context.kind !== 'names' && typeof node.value.$ref === 'string') return reference(node, context);
    return mapping(node, context);
  };

  const mapping = (node: SpecNode, context: Context): Json => {
    const holder = node.value as Json;
    const keys = inOrder(Object.keys(holder), context);
    return Object.fromEntries(
      keys.map((key) => [key, convert(member(node, key) ?? node, into(context, key, holder))] as const),
    );
  };

  const payload = (node: SpecNode): unknown => {
    const end = isReference(node.value) ? resolveChain(document, node) : node;
    return examples.get(identityOf(end)) ?? inAlphabeticalOrder(end.value);
  };

  const reference = (node: SpecNode, context: Context): unknown => {
    const written = parseReference(String((node.value as Json).$ref), node.file.path);
    const isInRoot = written.kind === 'pointer' && written.file === document.root.path;
    return isInRoot ? { $ref: `#${toPointer(written.pointer)}` } : convert(resolveChain(document, node), context);
  };

  const schema = (node: SpecNode, context: Context): Json => {
    const targets = REFERENCE_KEYWORDS.flatMap(
      (keyword) => resolveInScope(document, { node, keyword }, context.scope) ?? [],
    );
    const [first, ...others] = targets.map((each) => ({
      $ref: `#/components/schemas/${nameOf(each, context.channel)}`,
    }));
    const written = without(ADDRESSES, mapping(node, context));
    const { allOf = [] } = written as { allOf?: readonly unknown[] };
    return { ...first, ...written, ...(others.length > 0 && { allOf: [...allOf, ...others] }) };
  };

  const nameOf = (target: ScopedSchema, channel: string): string => {
    const { name, isNew } = names.nameOf(target, channel);
    if (isNew) schemas[name] = convert(target.node, { kind: 'schema', channel, scope: target.scope });
    return name;
  };

  const converted = convert(rootNode(document.root), ROOT_CONTEXT) as Json;
  if (Object.keys(schemas).length === 0) return converted;
  const components = (converted.components ?? {}) as Json;
  const all = { ...(components.schemas as Json | undefined), ...schemas };
  return { ...converted, components: { ...components, schemas: inNameOrder(all) } };
}

/** Where a schema refers to others and can be found by them; in the bundle every reference names a component. */
const ADDRESSES = new Set(['$id', '$anchor', '$dynamicAnchor', ...REFERENCE_KEYWORDS]);

function without(keys: ReadonlySet<string>, map: Json): Json {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.has(key)));
}

function inNameOrder(map: Json): Json {
  const keys = Object.keys(map).sort(compareText);
  return Object.fromEntries(keys.map((key) => [key, map[key]]));
}

/** The payloads of all examples, which the contract has in the order of their schema, by where they are written. */
function examplesOf({ providers }: Contract): ReadonlyMap<string, unknown> {
  const all = providers.flatMap(({ events }) => events.flatMap((event) => event.examples));
  return new Map(all.map(({ source, payload }) => [`${source.file}#${source.pointer}`, payload]));
}
