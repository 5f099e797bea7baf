import { disambiguate } from '@hookbook/contract/text';

/** Something that wants a name. */
export interface NameRequest {
  readonly preferred: string;
  /** Never changes, so that the name does not either. */
  readonly identity: string;
}

/**
 * Gives each request its preferred name or, if an earlier one has it, a name with a hash of its identity. Names that
 * differ only in case count as equal if `keyOf` says so.
 */
export function assignNames(
  requests: readonly NameRequest[],
  taken: Iterable<string> = [],
  keyOf: (name: string) => string = (name) => name,
): readonly string[] {
  const used = new Set([...taken].map(keyOf));
  return requests.map(({ preferred, identity }) => {
    const name = used.has(keyOf(preferred)) ? disambiguate(preferred, identity) : preferred;
    used.add(keyOf(name));
    return name;
  });
}
