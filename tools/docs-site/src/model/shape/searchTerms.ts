import { isAllowedValues } from './constraints.ts';
import type { DefinitionShape, Shape } from './shape.ts';

/** What the search field finds an event or a schema by. */
export interface SearchTerms {
  /** The names of the properties on its page, sorted, each with its allowed values. */
  readonly properties: ReadonlyMap<string, ReadonlySet<string>>;
  /** The names of the schemas that its page links to, sorted. */
  readonly schemas: readonly string[];
}

export function searchTerms(top: Shape, definitions: readonly DefinitionShape[]): SearchTerms {
  const terms = new Map<string, Set<string>>();
  const schemas = new Set<string>();
  for (const shape of [top, ...definitions.map((definition) => definition.shape)]) {
    collect(shape, undefined, terms);
    collectSchemas(shape, schemas);
  }
  return {
    properties: new Map([...terms].sort(([a], [b]) => (a < b ? -1 : 1))),
    schemas: [...schemas].sort(),
  };
}

function collectSchemas({ definitions, members }: Shape, schemas: Set<string>): void {
  for (const { name, page } of definitions) if (page !== undefined) schemas.add(name);
  for (const { shape } of members) collectSchemas(shape, schemas);
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
