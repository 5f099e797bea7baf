/** The smallest value found on the way down for which something still holds; the value itself if nothing smaller does. */
export function shrink(value: unknown, holds: (value: unknown) => boolean): unknown {
  let smallest = value;
  for (let next = smaller(smallest, holds); next; next = smaller(smallest, holds)) smallest = next.value;
  return smallest;
}

function smaller(value: unknown, holds: (value: unknown) => boolean): { readonly value: unknown } | undefined {
  for (const candidate of candidates(value)) if (holds(candidate)) return { value: candidate };
  return undefined;
}

function* candidates(value: unknown): Generator<unknown> {
  if (typeof value === 'string' && value.length > 1) {
    yield value.slice(0, value.length >> 1);
    yield value.slice(1);
    yield value.slice(0, -1);
  }
  if (typeof value !== 'object' || value === null) return;
  if (Object.keys(value).length > 0) yield Array.isArray(value) ? [] : {};
  const entries = Object.entries(value);
  const rebuilt = (changed: readonly (readonly [string, unknown])[]): unknown =>
    Array.isArray(value) ? changed.map(([, member]) => member) : Object.fromEntries(changed);
  for (const [name] of entries) yield rebuilt(entries.filter(([each]) => each !== name));
  for (const [name, member] of entries)
    for (const candidate of candidates(member))
      yield rebuilt(entries.map(([each, own]) => [each, each === name ? candidate : own]));
}
