import { isReference } from '../load/references.ts';
import { follow, type SpecDocument } from '../load/specDocument.ts';
import { identityOf, isMapping, members, rootNode, type SpecNode } from '../load/specNode.ts';
import { definitionName, pascalCase } from '../normalise/names.ts';
import { nameTextOf } from '../normalise/schema/definitionNames.ts';

type Json = Record<string, unknown>;

/**
 * The document and its files as one: shared schemas move to `components/schemas`, everything else of another file is put
 * where it is referred to. The root document itself keeps its shape, so references inside it stay right.
 */
export function bundleDocument(document: SpecDocument): Json {
  const root = rootNode(document.root);
  const names = new Map<string, string>();
  const schemas: Json = {};

  const convert = (node: SpecNode, context: Context): unknown => {
    if (Array.isArray(node.value)) return members(node).map(([key, each]) => convert(each, into(context, key)));
    if (!isMapping(node.value)) return node.value;
    if (typeof node.value.$ref === 'string') return reference(node, context);
    return Object.fromEntries(members(node).map(([key, each]) => [key, convert(each, into(context, key))]));
  };

  const reference = (node: SpecNode, context: Context): unknown => {
    const end = follow(document, node);
    const others = members(node).filter(([key]) => key !== '$ref');
    const siblings = Object.fromEntries(others.map(([key, each]) => [key, convert(each, into(context, key))]));
    if (context.kind === 'schema') return { $ref: `#/components/schemas/${nameOf(end, context)}`, ...siblings };
    if (end.file === document.root && isReference(node.value)) return node.value;
    return context.kind === 'data' ? end.value : convert(end, context);
  };

  const nameOf = (schema: SpecNode, context: Context): string => {
    const identity = identityOf(schema);
    const known = names.get(identity) ?? componentName(schema, document);
    if (known !== undefined) return known;
    const name = unused(`${pascalCase(context.channel)}${definitionName(nameTextOf(schema))}`, new Set(names.values()));
    names.set(identity, name);
    schemas[name] = {};
    schemas[name] = convert(schema, { ...context, kind: 'schema' });
    return name;
  };

  const converted = convert(root, { kind: 'object', channel: '', path: [] }) as Json;
  if (names.size === 0) return converted;
  const components = (converted.components ?? {}) as Json;
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...converted,
    components: { ...components, schemas: { ...(components.schemas as Json | undefined), ...sorted } },
  };
}

interface Context {
  /** What a `$ref` here leads to. Inside `data` there are none but that of a whole payload or headers. */
  readonly kind: 'object' | 'schema' | 'data';
  readonly channel: string;
  readonly path: readonly string[];
}

function into(context: Context, key: string): Context {
  const path = [...context.path, key];
  const channel = path.length === 2 && path[0] === 'channels' ? key : context.channel;
  if (context.kind !== 'object') return { ...context, path };
  if (key === 'examples') return { kind: 'data', channel, path };
  const schema =
    key === 'payload' || key === 'headers' || (path[0] === 'components' && path[1] === 'schemas' && path.length === 3);
  return { kind: schema ? 'schema' : 'object', channel, path };
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
