import { compareText, inAlphabeticalOrder, isMapping } from '@hookbook/contract/data';
import type { Dialect } from '@hookbook/contract/schema';

/** A schema on its way to the canonical form: keywords with canonical schemas inside. */
export type Draft = Record<string, unknown>;

/** Each rule makes one spelling of several into the canonical one. */
export const RULES: readonly ((draft: Draft, dialect: Dialect) => void)[] = [
  function aListUnderItemsIsPrefixItems(draft, dialect) {
    if (dialect !== 'draft-07') return;
    const { items, additionalItems } = draft;
    delete draft.additionalItems;
    if (!Array.isArray(items)) return;
    draft.prefixItems = items;
    delete draft.items;
    if (additionalItems !== undefined) draft.items = additionalItems;
  },
  function dependenciesAreRequiredNamesOrSchemas(draft) {
    const entries = Object.entries((draft.dependencies ?? {}) as Record<string, unknown>);
    delete draft.dependencies;
    const lists = entries.filter(([, each]) => Array.isArray(each));
    const schemas = entries.filter(([, each]) => !Array.isArray(each));
    if (lists.length > 0)
      draft.dependentRequired = { ...(draft.dependentRequired as object), ...Object.fromEntries(lists) };
    if (schemas.length > 0)
      draft.dependentSchemas = { ...(draft.dependentSchemas as object), ...Object.fromEntries(schemas) };
  },
  function oneTypeIsNotAList(draft) {
    if (Array.isArray(draft.type) && draft.type.length === 1) draft.type = draft.type[0];
  },
  function thenAndElseNeedIf(draft) {
    if (draft.if !== undefined) return;
    delete draft.then;
    delete draft.else;
  },
  function minContainsAndMaxContainsNeedContains(draft) {
    if (draft.contains !== undefined) return;
    delete draft.minContains;
    delete draft.maxContains;
  },
  function anExtensibleEnumIsOfStrings(draft) {
    if (draft['x-extensible-enum'] !== undefined) draft.type ??= 'string';
  },
  function emptyPrefixItemsSayNothing(draft) {
    if (Array.isArray(draft.prefixItems) && draft.prefixItems.length === 0) delete draft.prefixItems;
  },
  function requiredPropertiesComeFirst(draft) {
    if (!isMapping(draft.properties)) return;
    const required = Array.isArray(draft.required) ? draft.required : [];
    draft.properties = sorted(draft.properties, required);
  },
  function otherNamesStandInAlphabeticalOrder(draft) {
    for (const keyword of ['patternProperties', 'dependentRequired', 'dependentSchemas'])
      if (isMapping(draft[keyword])) draft[keyword] = sorted(draft[keyword]);
  },
  function dataHasItsKeysInAlphabeticalOrder(draft) {
    for (const keyword of ['const', 'enum', 'default', 'examples', 'x-since'])
      if (draft[keyword] !== undefined) draft[keyword] = inAlphabeticalOrder(draft[keyword]);
  },
];

/** The names of a list first, in its order, the others behind. Never by the order of keys, which says nothing in JSON. */
function sorted(map: Readonly<Record<string, unknown>>, first: readonly unknown[] = []): Record<string, unknown> {
  const place = new Map(first.map((name, index) => [name, index]));
  const rank = (name: string) => place.get(name) ?? first.length;
  const entries = Object.entries(map).sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b));
  return Object.fromEntries(entries);
}
