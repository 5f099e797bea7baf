/** Shrinks a value as long as a condition holds. Returns the value itself if the condition holds for nothing smaller. */
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
  const rebuild = (changed: readonly (readonly [string, unknown])[]): unknown =>
    Array.isArray(value) ? changed.map(([, member]) => member) : Object.fromEntries(changed);
  for (const [removed] of entries) yield rebuild(entries.filter(([name]) => name !== removed));
  for (const [shrunk, member] of entries)
    for (const candidate of candidates(member))
      yield rebuild(entries.map(([name, unchanged]) => [name, name === shrunk ? candidate : unchanged]));
}
