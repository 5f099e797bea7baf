import { isMapping } from '@hookbook/contract/data';
import { type Dialect, type KeywordKind, keywordKind } from '@hookbook/contract/schema';
import { members, type SpecNode } from './file/specNode.ts';

/** The schemas directly inside a schema, as its dialect reads them. */
export function subschemas(node: SpecNode, dialect: Dialect): SpecNode[] {
  const found: SpecNode[] = [];
  for (const [keyword, value] of members(node)) {
    const kind = keywordKind(keyword, dialect);
    if (kind !== undefined) mapKeyword(kind, value, (inner) => void found.push(inner));
  }
  return found;
}

/** The value of a keyword with the schemas in it converted; undefined if it does not have the form that its kind needs. */
export function mapKeyword<T>(kind: KeywordKind, node: SpecNode, convert: (inner: SpecNode) => T): unknown {
  const { value } = node;
  switch (kind) {
    case 'schema':
      return convert(node);
    case 'schemas':
      return Array.isArray(value) ? mapList(node, convert) : undefined;
    case 'schema or schemas':
      return Array.isArray(value) ? mapList(node, convert) : convert(node);
    case 'schema map':
      return isMapping(value) ? mapMembers(node, convert) : undefined;
    case 'dependencies':
      return isMapping(value) ? mapMembers(node, (inner) => namesIn(inner) ?? convert(inner)) : undefined;
    default:
      return value;
  }
}

/** A dependency lists the names that it requires, or is a schema. */
function namesIn({ value }: SpecNode): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function mapList<T>(node: SpecNode, convert: (inner: SpecNode) => T): T[] {
  return members(node).map(([, inner]) => convert(inner));
}

/** Own keys stay own keys, `__proto__` included. */
function mapMembers<T>(node: SpecNode, convert: (inner: SpecNode) => T): Record<string, T> {
  return Object.fromEntries(members(node).map(([name, inner]) => [name, convert(inner)]));
}
