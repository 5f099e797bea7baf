import type { Schema } from '@hookbook/contract/schema';
import type { Facet, Group } from '../facets/facet.ts';

/** The schemas that the item at an index must satisfy. `contained` are those in `contains` that it was chosen to match. */
export function itemSchemas(facets: readonly Facet[], index: number, contained: readonly Schema[]): Schema[] {
  return [
    ...contained,
    ...facets.flatMap((facet) => {
      const { prefixItems = [], items, unevaluatedItems } = facet.schema;
      const own = prefixItems[index] ?? items;
      const isLeft =
        facet.inner && unevaluatedItems !== undefined && !isEvaluated(facets, facet.inner, index, contained);
      return [
        ...(own === undefined ? [] : [own]),
        ...(isLeft ? [unevaluatedItems] : []),
        ...excludedByCount(facet, contained),
      ];
    }),
  ];
}

/** `maxContains` limits how many items match, so all items but the chosen ones do not. */
function excludedByCount({ schema: { contains, maxContains } }: Facet, contained: readonly Schema[]): Schema[] {
  if (contains === undefined || maxContains === undefined || contained.includes(contains)) return [];
  return [{ not: contains }];
}

/** Whether a schema of the group says something about the item. */
function isEvaluated(facets: readonly Facet[], group: Group, index: number, contained: readonly Schema[]): boolean {
  return facets.some(({ schema, groups, inner }) => {
    if (!groups.includes(group)) return false;
    if (inner !== group && schema.unevaluatedItems !== undefined) return true;
    const { prefixItems = [], items, contains } = schema;
    return (
      index < prefixItems.length || items !== undefined || (contains !== undefined && contained.includes(contains))
    );
  });
}
