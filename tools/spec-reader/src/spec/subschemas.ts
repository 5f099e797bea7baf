import { isMapping } from '@hookbook/contract/data';
import { type Dialect, holdsSchemas, type KeywordKind, keywordKind } from '@hookbook/contract/schema';
import { member, members, type SpecNode } from './file/specNode.ts';

/** The direct subschemas of a schema, according to its dialect. */
export function subschemas(node: SpecNode, dialect: Dialect): SpecNode[] {
  const schemas: SpecNode[] = [];
  for (const keyword of Object.keys(node.value ?? {})) {
    const kind = keywordKind(keyword, dialect);
    // Most keywords contain no schemas, and most schemas are small.
    const value = kind !== undefined && holdsSchemas(kind) ? member(node, keyword) : undefined;
    if (kind !== undefined && value) mapKeyword(kind, value, (schema) => void schemas.push(schema));
  }
  return schemas;
}

/** Converts the schemas in the value of a keyword; returns undefined if the value is invalid for the kind of keyword. */
export function mapKeyword<T>(kind: KeywordKind, node: SpecNode, convert: (schema: SpecNode) => T): unknown {
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
      return isMapping(value)
        ? mapMembers(node, (dependency) => requiredNames(dependency) ?? convert(dependency))
        : undefined;
    default:
      return value;
  }
}

/** The names that a dependency requires; undefined if the dependency is a schema. */
function requiredNames({ value }: SpecNode): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function mapList<T>(node: SpecNode, convert: (schema: SpecNode) => T): T[] {
  return members(node).map(([, schema]) => convert(schema));
}

/** `Object.fromEntries` keeps a key called `__proto__`; assigning it would set the prototype. */
function mapMembers<T>(node: SpecNode, convert: (schema: SpecNode) => T): Record<string, T> {
  return Object.fromEntries(members(node).map(([name, schema]) => [name, convert(schema)]));
}
