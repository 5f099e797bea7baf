import { isMapping, members, type SpecNode } from '../load/specNode.ts';
import type { Dialect } from './dialect.ts';
import { KEYWORDS, type KeywordKind } from './keywords.ts';

/** The schemas directly inside a schema, as its dialect sees them. */
export function subschemas(node: SpecNode, dialect: Dialect): SpecNode[] {
  return members(node).flatMap(([keyword, value]) => {
    switch (keywordKind(keyword, dialect)) {
      case 'schema':
        return [value];
      case 'schemas':
        return list(value);
      case 'schema map':
        return map(value);
      case 'schema or schemas':
        return Array.isArray(value.value) ? list(value) : [value];
      case 'dependencies':
        return map(value).filter((each) => !Array.isArray(each.value));
      default:
        return [];
    }
  });
}

export function keywordKind(keyword: string, dialect: Dialect): KeywordKind | undefined {
  const table = KEYWORDS[dialect];
  return Object.hasOwn(table, keyword) ? table[keyword] : undefined;
}

function list(node: SpecNode): SpecNode[] {
  return Array.isArray(node.value) ? members(node).map(([, each]) => each) : [];
}

function map(node: SpecNode): SpecNode[] {
  return isMapping(node.value) ? members(node).map(([, each]) => each) : [];
}
