import { inAlphabeticalOrder } from '@hookbook/contract/data';
import type { Dialect } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';

/** Reports lists that draft-07 does not allow: without items, or with the same item twice. Later drafts allow both. */
export function checkLists(keyword: string, node: SpecNode, dialect: Dialect): Diagnostic[] {
  if (dialect !== 'draft-07') return [];
  if (keyword === 'dependencies') return members(node).flatMap(([, names]) => repeated(keyword, names));
  const isChecked = keyword === 'enum' || keyword === 'items';
  if (!isChecked || !Array.isArray(node.value)) return [];
  if (node.value.length > 0) return keyword === 'enum' ? repeated(keyword, node) : [];
  const content = keyword === 'enum' ? 'value' : 'schema';
  return [createDiagnostic('schema-invalid', locationOf(node), `${keyword} must list at least one ${content}.`)];
}

function repeated(keyword: string, list: SpecNode): Diagnostic[] {
  if (!Array.isArray(list.value)) return [];
  const texts = members(list).map(([, item]) => JSON.stringify(inAlphabeticalOrder(item.value)));
  const seen = new Set<string>();
  const text = texts.find((candidate) => seen.size === seen.add(candidate).size);
  if (text === undefined) return [];
  const message = `${keyword} lists ${text} twice.`;
  return [createDiagnostic('schema-invalid', locationOf(list), message, { fix: 'Remove one of the two.' })];
}
