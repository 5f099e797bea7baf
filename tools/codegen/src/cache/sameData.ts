/** Recognises data that is the same as in the last run. */
export interface SameData {
  /** Equals the data. What is the same as the data of the last run at this place is the very same object. */
  readonly same: <T>(place: string, data: T) => T;
  /** The next run begins. */
  readonly next: () => void;
}

export function createSameData(): SameData {
  let last = new Map<string, unknown>();
  let current = new Map<string, unknown>();
  return {
    same: (place, data) => {
      const result = sharing(last.get(place), data);
      current.set(place, result);
      return result;
    },
    next: () => {
      last = current;
      current = new Map();
    },
  };
}

/** The order of members counts, because it decides the order in generated files. */
function sharing<T>(earlier: unknown, data: T): T {
  if (Object.is(earlier, data)) return data;
  if (!isPlain(earlier) || !isPlain(data) || Array.isArray(earlier) !== Array.isArray(data)) return data;
  const [names, values] = [Object.keys(data), Object.values(data)];
  const [earlierNames, earlierValues] = [Object.keys(earlier), Object.values(earlier)];
  const hasSameNames = names.length === earlierNames.length && names.every((name, at) => name === earlierNames[at]);
  const known = hasSameNames
    ? earlierValues
    : names.map((name) => (Object.hasOwn(earlier, name) ? earlier[name] : undefined));
  const shared = values.map((value, at) => sharing(known[at], value));
  if (hasSameNames && shared.every((value, at) => Object.is(value, earlierValues[at]))) return earlier as T;
  if (shared.every((value, at) => Object.is(value, values[at]))) return data;
  return (Array.isArray(data) ? shared : Object.fromEntries(names.map((name, at) => [name, shared[at]]))) as T;
}

function isPlain(data: unknown): data is Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null) return false;
  return Array.isArray(data) || Object.getPrototypeOf(data) === Object.prototype;
}
