import { isAllowedValues } from './constraints.ts';
import type { EventRows, Shape } from './shape.ts';

/** Names of all properties of an event, sorted, each with the values that it may have: what somebody looks for who knows them and not their event. */
export function searchTerms({ payload, shared }: EventRows): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const shape of [payload, ...shared.map((one) => one.shape)]) collect(shape, undefined, found);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Values of what has no name of its own, such as the items of a list, are those of the property around it. */
function collect({ facts, members }: Shape, values: Set<string> | undefined, found: Map<string, Set<string>>): void {
  for (const fact of facts.filter(isAllowedValues)) for (const value of fact.values) values?.add(value);
  for (const { kind, label, shape } of members) {
    if (kind === 'property' && !found.has(label)) found.set(label, new Set());
    collect(shape, kind === 'property' ? found.get(label) : values, found);
  }
}
