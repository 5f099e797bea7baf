import type { Contract } from '../contract.ts';
import { isReference } from '../load/references.ts';
import { follow, followAlone, get, parseReference, type SpecDocument, target } from '../load/specDocument.ts';
import { identityOf, isMapping, member, members, rootNode, type SpecNode } from '../load/specNode.ts';
import { definitionName, pascalCase } from '../normalise/names.ts';
import { nameTextOf } from '../normalise/schema/definitionNames.ts';
import { inAlphabeticalOrder } from '../normalise/schema/memberOrder.ts';
import { toPointer } from '../pointer.ts';
import { type Context, inOrder, into, intoList, ROOT_CONTEXT } from './context.ts';

type Json = Record<string, unknown>;

/**
 * The document and its files as one: shared schemas move to `components/schemas`, everything else of another file is put
 * where it is referred to. The root document itself keeps its shape, so references to places in it stay right.
 */
export function bundleDocument(document: SpecDocument, contract: Contract): Json {
  const names = new Map<string, string>();
  const schemas: Json = {};
  const examples = examplesOf(contract);
  const own = get(document, rootNode(document.root), 'components', 'schemas');
  const ownNames = own ? members(own).map(([name]) => name) : [];

  const convert = (node: SpecNode, context: Context): unknown => {
    if (context.kind === 'payload') return payload(node);
    if (context.kind === 'data') return inAlphabeticalOrder(node.value);
    if (Array.isArray(node.value)) return members(node).map(([key, each]) => convert(each, intoList(context, key)));
    if (!isMapping(node.value)) return node.value;
    if (context.kind !== 'names' && typeof node.value.$ref === 'string') return reference(node, context);
    return mapping(node, context);
  };

  const mapping = (node: SpecNode, context: Context, without: readonly string[] = []): Json => {
    const holder = node.value as Json;
    const keys = inOrder(Object.keys(holder), context).filter((key) => !without.includes(key));
    const kept = context.kind === 'schema' ? keys.filter((key) => !ADDRESSES.has(key)) : keys;
    return Object.fromEntries(
      kept.map((key) => [key, convert(member(node, key) ?? node, into(context, key, holder))] as const),
    );
  };

  const payload = (node: SpecNode): unknown => {
    const end = isReference(node.value) ? follow(document, node) : node;
    return examples.get(identityOf(end)) ?? inAlphabeticalOrder(end.value);
  };

  const reference = (node: SpecNode, context: Context): unknown => {
    if (context.kind === 'schema') {
      // What stands beside a `$ref` on the way counts in 2020-12, so such a schema is not passed by.
      const next = target(document, node);
      const end = next ? followAlone(document, next) : node;
      return { $ref: `#/components/schemas/${nameOf(end, context)}`, ...mapping(node, context, ['$ref']) };
    }
    const end = follow(document, node);
    const written = parseReference(String((node.value as Json).$ref), node.file.path);
    const isInRoot = written.kind === 'pointer' && written.file === document.root.path;
    return isInRoot ? { $ref: `#${toPointer(written.pointer)}` } : convert(end, context);
  };

  const nameOf = (schema: SpecNode, context: Context): string => {
    const identity = identityOf(schema);
    const known = names.get(identity) ?? componentName(schema, document);
    if (known !== undefined) return known;
    const wanted = `${pascalCase(context.channel)}${definitionName(nameTextOf(schema))}`;
    const name = unused(wanted, new Set([...ownNames, ...names.values()]));
    names.set(identity, name);
    schemas[name] = convert(schema, { kind: 'schema', channel: context.channel });
    return name;
  };

  const converted = convert(rootNode(document.root), ROOT_CONTEXT) as Json;
  if (names.size === 0) return converted;
  const components = (converted.components ?? {}) as Json;
  const all = { ...(components.schemas as Json | undefined), ...schemas };
  return { ...converted, components: { ...components, schemas: inNameOrder(all) } };
}

/** Where a schema can be found by a URI; in the bundle every `$ref` names its component. */
const ADDRESSES = new Set(['$id', '$anchor']);

function inNameOrder(map: Json): Json {
  const keys = inOrder(Object.keys(map), { kind: 'names', channel: '' });
  return Object.fromEntries(keys.map((key) => [key, map[key]]));
}

/** The payloads of all examples, which the contract has in the order of their schema, by where they are written. */
function examplesOf({ providers }: Contract): ReadonlyMap<string, unknown> {
  const all = providers.flatMap(({ events }) => events.flatMap((event) => event.examples));
  return new Map(all.map(({ source, payload }) => [`${source.file}#${source.pointer}`, payload]));
}

/** A schema that the root document already names keeps its name. */
function componentName({ file, path }: SpecNode, document: SpecDocument): string | undefined {
  const [components, schemas, name, ...rest] = path;
  const named = file === document.root && components === 'components' && schemas === 'schemas' && rest.length === 0;
  return named ? name : undefined;
}

function unused(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let count = 2; taken.has(candidate); count++) candidate = `${name}${count}`;
  return candidate;
}
