/** What decides whether a value is a witness. */
export interface Judges {
  /** Whether the new contract allows a value. */
  readonly isAllowed: (value: unknown) => boolean;
  /** Whether the validators of the old contract refuse it. */
  readonly isRefused: (value: unknown) => boolean;
}

/** A budget: the first witnesses are made as small as possible, which takes long for large payloads. */
export interface Trials {
  left: number;
}

/** For one witness. */
const MAX_TRIALS = 300;

/** A smaller value that is still a witness: members and items are left out one by one. */
export function shrunk(witness: unknown, { isAllowed, isRefused }: Judges, trials: Trials): unknown {
  let own = Math.min(MAX_TRIALS, trials.left);
  let current = witness;
  for (let found: unknown = current; found !== undefined; ) {
    current = found;
    found = undefined;
    for (const smaller of smallerThan(current)) {
      if (own === 0) return current;
      own -= 1;
      trials.left -= 1;
      // Most values that are too small lack what the new contract requires.
      if (!isAllowed(smaller) || !isRefused(smaller)) continue;
      found = smaller;
      break;
    }
  }
  return current;
}

/** Copies without a member or an item, the outermost first. */
function* smallerThan(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries())
      for (const smaller of smallerThan(item)) yield value.with(index, smaller);
    return;
  }
  const entries = Object.entries(value);
  for (const [name] of entries) yield Object.fromEntries(entries.filter(([other]) => other !== name));
  for (const [name, member] of entries) for (const smaller of smallerThan(member)) yield { ...value, [name]: smaller };
}
