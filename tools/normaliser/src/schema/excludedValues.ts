import { isMapping } from '@hookbook/contract/data';
import { isSubset, type SchemaType, typeOfValue, typeSet } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { andListOfMost, orList } from '../text/lists.ts';
import { requiredForm } from './keywordForms.ts';

/** Reports values in `enum` and `const` that the `type` beside them excludes, at the first one. */
export function checkExcludedValues(node: SpecNode): Diagnostic[] {
  if (!isMapping(node.value)) return [];
  const { type } = node.value;
  if (type === undefined || requiredForm('type', type) !== undefined) return [];
  const { nullable } = node.value;
  const names = [type, ...(nullable === true ? ['null'] : [])].flat() as SchemaType[];
  return [...listedValues(node, 'enum'), ...listedValues(node, 'const')].flatMap(({ keyword, values }) => {
    const excluded = values.filter(({ value }) => !isSubset(typeOfValue(value), typeSet(names)));
    const [first] = excluded;
    if (!first) return [];
    const verb = keyword === 'enum' ? 'lists' : 'is';
    const message = `${keyword} ${verb} ${listText(excluded)}, but type allows only ${orList(names)}.`;
    return [createDiagnostic('schema-value-excluded', locationOf(first), message)];
  });
}

const MAX_LISTED = 5;

function listText(nodes: readonly SpecNode[]): string {
  const texts = nodes.map(({ value }) => JSON.stringify(value));
  return andListOfMost(texts, MAX_LISTED);
}

interface ListedValues {
  readonly keyword: string;
  readonly values: readonly SpecNode[];
}

function listedValues(node: SpecNode, keyword: 'enum' | 'const'): ListedValues[] {
  const value = member(node, keyword);
  if (!value || (keyword === 'enum' && !Array.isArray(value.value))) return [];
  return [{ keyword, values: keyword === 'const' ? [value] : members(value).map(([, item]) => item) }];
}
