export interface ShrinkOptions {
  /** How many smaller values are tried. */
  readonly trials?: number;
  /** Whether texts get shorter and all members are left out at once, too, which takes more trials. */
  readonly isThorough?: boolean;
}

/** A smaller value for which a condition still holds: the value itself if the condition holds for nothing smaller. */
export function shrink(
  value: unknown,
  holds: (value: unknown) => boolean,
  { trials = Number.POSITIVE_INFINITY, isThorough = false }: ShrinkOptions = {},
): unknown {
  let left = trials;
  const smaller = (current: unknown): { readonly value: unknown } | undefined => {
    for (const candidate of smallerThan(current, isThorough)) {
      if (left === 0) return undefined;
      left -= 1;
      if (holds(candidate)) return { value: candidate };
    }
    return undefined;
  };
  let smallest = value;
  for (let next = smaller(smallest); next; next = smaller(smallest)) smallest = next.value;
  return smallest;
}

/** Copies without a member or an item, the outermost first. */
function* smallerThan(value: unknown, isThorough: boolean): Generator<unknown> {
  if (isThorough && typeof value === 'string' && value.length > 1) {
    yield value.slice(0, value.length >> 1);
    yield value.slice(1);
    yield value.slice(0, -1);
  }
  if (typeof value !== 'object' || value === null) return;
  if (isThorough && Object.keys(value).length > 0) yield Array.isArray(value) ? [] : {};
  if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries())
      for (const smaller of smallerThan(item, isThorough)) yield value.with(index, smaller);
    return;
  }
  const entries = Object.entries(value);
  for (const [name] of entries) yield Object.fromEntries(entries.filter(([other]) => other !== name));
  for (const [name, member] of entries)
    for (const smaller of smallerThan(member, isThorough)) yield { ...value, [name]: smaller };
}
