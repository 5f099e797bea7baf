import { isMapping } from '@hookbook/contract/data';
import { identityOf, member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath, resolveOnce } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';

export interface SchemaPath {
  readonly in: 'payload' | 'headers';
  /** Of a value. `*` stands for any item or name. */
  readonly path: readonly string[];
}

/** Where a message describes a value, or else the nearest value around it that it describes. */
export function schemaPlace(document: SpecDocument, message: SpecNode, { in: place, path }: SchemaPath): SpecNode {
  const schemas = schemasOf(document, message, place);
  const entered = [...path, ''].map(() => new Set<string>());
  let nearest = { node: schemas[0] ?? message, depth: 0 };
  // Schemas may refer to themselves.
  const search = (node: SpecNode, depth: number): boolean => {
    if (entered[depth]?.has(identityOf(node))) return false;
    entered[depth]?.add(identityOf(node));
    if (depth > nearest.depth) nearest = { node, depth };
    const name = path[depth];
    if (name === undefined) return true;
    return (
      membersAt(node, name, place === 'headers').some((inner) => search(inner, depth + 1)) ||
      appliedBy(document, node).some((other) => search(other, depth))
    );
  };
  schemas.some((schema) => search(schema, 0));
  return nearest.node;
}

/** A message may have its headers from several traits. */
function schemasOf(document: SpecDocument, message: SpecNode, place: SchemaPath['in']): readonly SpecNode[] {
  const traits = getPath(document, message, 'traits');
  const owners = place === 'payload' || !traits ? [message] : [message, ...members(traits).map(([, trait]) => trait)];
  return owners.flatMap((owner) => {
    const schema = getPath(document, owner, place);
    const inFormat = schema && member(schema, 'schemaFormat') && member(schema, 'schema');
    return inFormat ?? schema ?? [];
  });
}

/** The schemas that apply to the same value. */
function appliedBy(document: SpecDocument, node: SpecNode): readonly SpecNode[] {
  const target = isMapping(node.value) && node.value.$ref !== undefined ? resolveOnce(document, node) : undefined;
  return [
    ...(target ? [target] : []),
    ...['allOf', 'anyOf', 'oneOf', 'dependentSchemas'].flatMap((keyword) => membersOf(node, keyword)),
    ...['if', 'then', 'else'].flatMap((keyword) => member(node, keyword) ?? []),
  ];
}

const OF_ANY_NAME = ['items', 'contains', 'additionalItems', 'additionalProperties', 'unevaluatedItems'];

/** The schemas of the members and items that have a name, or any name. */
function membersAt(node: SpecNode, name: string, isHeader: boolean): readonly SpecNode[] {
  const isSame = (key: string) => key === name || (isHeader && key.toLowerCase() === name);
  const properties = member(node, 'properties');
  const own = properties ? members(properties).flatMap(([key, inner]) => (isSame(key) ? [inner] : [])) : [];
  const items = ['prefixItems', 'items'].flatMap((keyword) => {
    const list = member(node, keyword);
    return (list && Array.isArray(list.value) && member(list, name)) || [];
  });
  if (name !== '*') return [...own, ...items];
  const any = OF_ANY_NAME.flatMap((keyword) => member(node, keyword) ?? []);
  return [...own, ...any, ...membersOf(node, 'patternProperties'), ...membersOf(node, 'prefixItems')];
}

function membersOf(node: SpecNode, keyword: string): readonly SpecNode[] {
  const found = member(node, keyword);
  return found ? members(found).map(([, inner]) => inner) : [];
}
