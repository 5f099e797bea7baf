import type { Contract } from '@hookbook/contract';
import { compareText, inAlphabeticalOrder, isMapping, toPointer, withExactNumbers } from '@hookbook/contract/data';
import { enterScope, REFERENCE_KEYWORDS, resolveInScope, type ScopedSchema } from '@hookbook/normaliser/schema/scope';
import { schemaUriOf } from '@hookbook/spec-reader/dialect/language';
import { exactNumbers } from '@hookbook/spec-reader/spec/exactNumbers';
import { identityOf, member, members, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isReference } from '@hookbook/spec-reader/spec/findReferences';
import { parseReference } from '@hookbook/spec-reader/spec/parseReference';
import { getPath, resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { ComponentNames } from './componentNames.ts';
import { itemContext, memberContext, type NodeContext, ROOT_CONTEXT, sortKeys } from './nodeContext.ts';

type Json = Record<string, unknown>;

/**
 * Merges a document and its files into one. Definitions move to `components/schemas`; other parts replace their `$ref`s.
 * The root document keeps its structure, so that pointers into it stay valid.
 */
export function bundleDocument(document: SpecDocument, contract: Contract): Json {
  return new Bundler(document, contract).bundle();
}

class Bundler {
  private readonly document: SpecDocument;
  private readonly names: ComponentNames;
  /** The schemas of other files that became components, by name. */
  private readonly schemas: Json = {};
  private readonly examples: ReadonlyMap<string, unknown>;
  private readonly pointers: ReadonlyMap<string, string>;

  constructor(document: SpecDocument, contract: Contract) {
    this.document = document;
    this.names = new ComponentNames(document);
    this.examples = examplePayloads(contract);
    this.pointers = sharedPointers(document);
  }

  bundle(): Json {
    const root = this.convert(rootNode(this.document.root), ROOT_CONTEXT) as Json;
    if (Object.keys(this.schemas).length === 0) return root;
    const components = (root.components ?? {}) as Json;
    const schemas = { ...(components.schemas as Json | undefined), ...this.schemas };
    return { ...root, components: { ...components, schemas: sortByName(schemas) } };
  }

  private convert(node: SpecNode, context: NodeContext): unknown {
    const { kind } = context;
    if (kind === 'example part') return this.convertExamplePart(node);
    if (kind === 'data') return dataOf(node);
    if (Array.isArray(node.value))
      return members(node).map(([index, item]) => this.convert(item, itemContext(context, index)));
    if (!isMapping(node.value)) return node.value;
    if (kind === 'schema') return this.convertSchema(node, context);
    if (kind !== 'names' && typeof node.value.$ref === 'string') return this.convertReference(node, context);
    const map = kind === 'names' && isReference(node.value) ? resolveChain(this.document, node) : node;
    return this.convertMapping(map, context);
  }

  private convertMapping(node: SpecNode, context: NodeContext): Json {
    const mapping = node.value as Json;
    return Object.fromEntries(
      sortKeys(Object.keys(mapping), context).map((key) => {
        const value = member(node, key) ?? node;
        return [key, this.convert(value, memberContext(context, key, mapping))];
      }),
    );
  }

  /** The contract has the payloads of examples in the order of their schemas. */
  private convertExamplePart(node: SpecNode): unknown {
    const target = isReference(node.value) ? resolveChain(this.document, node) : node;
    return this.examples.get(identityOf(target)) ?? dataOf(target);
  }

  /** Keeps references to parts of the root document, and replaces others by their targets. */
  private convertReference(node: SpecNode, context: NodeContext): unknown {
    const reference = parseReference(String((node.value as Json).$ref), node.file.path);
    if (reference.kind === 'pointer' && reference.file === this.document.root.path)
      return { $ref: fragmentOf(toPointer(reference.pointer)) };
    const target = resolveChain(this.document, node);
    if (isReference(target.value)) return target.value;
    // An operation must refer to a channel and to its messages, which may be in the same file as the operation.
    const shared = context.isReferenceRequired ? this.pointers.get(identityOf(target)) : undefined;
    return shared === undefined ? this.convert(target, context) : { $ref: fragmentOf(shared) };
  }

  /** A schema may have both a `$ref` and a `$dynamicRef`. The second one becomes a `$ref` in `allOf`. */
  private convertSchema(node: SpecNode, outer: NodeContext): Json {
    const context = { ...outer, scope: enterScope(this.document, node, outer.scope) };
    const [reference, ...others] = REFERENCE_KEYWORDS.flatMap(
      (keyword) => resolveInScope(this.document, { node, keyword }, context.scope) ?? [],
    ).map((target) => ({ $ref: this.componentRef(target, context.channel) }));
    const keywords = omitKeys(this.convertMapping(node, context), IDENTIFYING_KEYWORDS);
    const { allOf = [] } = keywords as { allOf?: readonly unknown[] };
    return { ...reference, ...keywords, ...(others.length > 0 && { allOf: [...allOf, ...others] }) };
  }

  private componentRef(target: ScopedSchema, channel: string): string {
    const { pointer, isNew } = this.names.nameOf(target, channel);
    if (isNew !== undefined) this.schemas[isNew] = this.component(target, channel);
    return `#/components/schemas/${pointer}`;
  }

  /**
   * A component that declares its dialect. A Multi Format Schema Object would do so as well, but `@asyncapi/parser` runs out
   * of stack if a `$ref` in one leads back to it.
   */
  private component(target: ScopedSchema, channel: string): unknown {
    const { scope } = target;
    const schema = this.convert(target.node, { kind: 'schema', channel, scope });
    const $schema = schemaUriOf(scope.language.dialect);
    return isMapping(schema) && $schema !== undefined ? { $schema, ...schema } : schema;
  }
}

/** A percent sign begins an escape in the fragment of a URI. */
function fragmentOf(pointer: string): string {
  return `#${pointer.replaceAll('%', '%25')}`;
}

function dataOf(node: SpecNode): unknown {
  return withExactNumbers(inAlphabeticalOrder(node.value), exactNumbers(node));
}

/** Dropped from schemas, because in a bundle every reference is a `$ref` to a component. */
const IDENTIFYING_KEYWORDS: ReadonlySet<string> = new Set(['$id', '$anchor', '$dynamicAnchor', ...REFERENCE_KEYWORDS]);

/** The pointers, in the root document, to the servers, to the channels and to the messages of the channels. */
function sharedPointers(document: SpecDocument): ReadonlyMap<string, string> {
  const root = rootNode(document.root);
  const entriesOf = (parent: SpecNode, key: string) => {
    const map = getPath(document, parent, key);
    return map && isMapping(map.value)
      ? members(map).map(([name, entry]) => [name, resolveChain(document, entry)] as const)
      : [];
  };
  const pointers = new Map<string, string>();
  const add = (node: SpecNode, path: readonly string[]) => {
    const identity = identityOf(node);
    if (!pointers.has(identity)) pointers.set(identity, toPointer(path));
  };
  for (const [name, server] of entriesOf(root, 'servers')) add(server, ['servers', name]);
  for (const [name, channel] of entriesOf(root, 'channels')) {
    add(channel, ['channels', name]);
    for (const [key, message] of entriesOf(channel, 'messages')) add(message, ['channels', name, 'messages', key]);
  }
  return pointers;
}

function omitKeys(mapping: Json, keys: ReadonlySet<string>): Json {
  return Object.fromEntries(Object.entries(mapping).filter(([key]) => !keys.has(key)));
}

function sortByName(mapping: Json): Json {
  return Object.fromEntries(Object.entries(mapping).sort(([a], [b]) => compareText(a, b)));
}

/** The payloads of all examples, by the identity of their nodes. */
function examplePayloads({ providers }: Contract): ReadonlyMap<string, unknown> {
  const examples = providers.flatMap(({ events }) => events.flatMap((event) => event.examples));
  return new Map(
    examples.map(({ source, payload, numbers }) => [
      `${source.file}#${source.pointer}`,
      withExactNumbers(payload, numbers),
    ]),
  );
}
