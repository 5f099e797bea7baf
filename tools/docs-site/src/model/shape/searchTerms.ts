import { isAllowedValues } from './constraints.ts';
import type { EventShapes, Shape } from './shape.ts';

/** The property names of an event, sorted, each with its allowed values. The search field finds events by them. */
export function searchTerms({ payload, definitions }: EventShapes): ReadonlyMap<string, ReadonlySet<string>> {
  const terms = new Map<string, Set<string>>();
  for (const shape of [payload, ...definitions.map((definition) => definition.shape)]) collect(shape, undefined, terms);
  return new Map([...terms].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Members without a name, such as array items, add their values to the property that contains them. */
function collect(
  { constraints, members }: Shape,
  values: Set<string> | undefined,
  terms: Map<string, Set<string>>,
): void {
  for (const constraint of constraints.filter(isAllowedValues)) {
    for (const value of constraint.values) values?.add(value);
  }
  for (const { kind, label, shape } of members) {
    if (kind === 'property' && !terms.has(label)) terms.set(label, new Set());
    collect(shape, kind === 'property' ? terms.get(label) : values, terms);
  }
}
